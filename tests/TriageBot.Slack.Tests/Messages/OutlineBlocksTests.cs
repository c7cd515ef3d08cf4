using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using TriageBot.Simulation.BlockKit;
using TriageBot.Slack.Blocks;
using TriageBot.Slack.Messages;
using TriageBot.Slack.WebApi.Wire;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Slack.Tests.Messages;

/// <summary>Whatever stands in an outline, Slack takes it, and it says nothing in Slack's own markup.</summary>
public sealed class OutlineBlocksTests
{
    private static readonly string[] s_ours = ["header", "rich_text", "rich_text_section", "rich_text_preformatted", "plain_text", "text", "link", "date"];

    [Fact]
    public void Whatever_stands_in_it_Slack_takes_it() => Holds(blocks => MessageBlocks.Check(blocks));

    [Fact]
    public void It_stays_within_all_limits_with_room_for_buttons_and_footer() => Holds(blocks =>
    {
        Characters.In(blocks).ShouldBeLessThanOrEqualTo(MessageLimits.AllText - MessageLimits.Around);
        blocks.Count.ShouldBeLessThanOrEqualTo(MessageLimits.Blocks);
        ((string)blocks[0]!["text"]!["text"]!).Length.ShouldBeInRange(1, MessageLimits.Header);
    });

    [Fact]
    public void Nothing_in_it_mentions_formats_or_becomes_an_emoji() => Holds(blocks =>
    {
        var objects = Leaves.Objects(blocks).ToList();
        objects.Select(o => (string?)o["type"]).OfType<string>().ShouldAllBe(t => s_ours.Contains(t));
        objects.Where(o => (string?)o["type"] == "plain_text").ShouldAllBe(o => (bool)o["emoji"]! == false);
    });

    [Fact]
    public void No_character_is_cut_in_two_and_none_moves_the_cursor() =>
        Holds(blocks => Leaves.Strings(blocks).ShouldAllBe(s => !Leaves.IsBroken(s)));

    [Fact]
    public void Only_what_was_meant_as_a_link_links() => Hostile.Outlines.Check(outline =>
    {
        var urls = outline.Lines.SelectMany(l => l.Spans).OfType<Link>().Select(l => l.Url).ToHashSet();
        Leaves.Objects(Json(OutlineBlocks.Write(outline))).Where(o => (string?)o["type"] == "link").ShouldAllBe(o => urls.Contains((string)o["url"]!) && ((string)o["url"]!).StartsWith("http"));
    });

    [Fact]
    public void A_long_quote_is_cut_in_the_middle_and_says_so()
    {
        var text = Text(new Outline(Mark.Open, "x", [OutlineLine.Of("Cause", new Quoted(new string('a', 8000) + new string('b', 8000)))]));

        text.ShouldContain("characters left out");
        text.ShouldContain("aaa");
        text.ShouldContain("bbb");
    }

    [Fact]
    public void Lines_that_do_not_fit_are_counted()
    {
        var lines = Enumerable.Range(1, 500).Select(i => OutlineLine.Of($"L{i}", new Words(new string('w', 100)))).ToList();

        var text = Text(new Outline(Mark.Open, "x", lines));

        var kept = lines.Count(l => text.Contains($"{l.Label}  ", StringComparison.Ordinal));
        kept.ShouldBeInRange(50, 120);
        text.ShouldContain($"… {500 - kept} more lines left out");
    }

    [Fact]
    public void A_quote_of_several_lines_stands_in_a_box_however_short() =>
        Leaves.Objects(Json(OutlineBlocks.Write(new Outline(Mark.Open, "x", [OutlineLine.Of("", new Quoted("a\nb"))]))))
            .ShouldContain(o => (string?)o["type"] == "rich_text_preformatted");

    [Fact]
    public void A_link_that_is_none_is_text() =>
        Leaves.Objects(Json(OutlineBlocks.Write(new Outline(Mark.Open, "x", [OutlineLine.Of("", new Link("click", "javascript:alert(1)"))]))))
            .ShouldNotContain(o => (string?)o["type"] == "link");

    private static void Holds(Action<JsonArray> property) => Hostile.Outlines.Check(outline => property(Json(OutlineBlocks.Write(outline))));

    private static string Text(Outline outline) => string.Concat(Leaves.Strings(Json(OutlineBlocks.Write(outline))));

    private static JsonArray Json(IReadOnlyList<Block> blocks)
    {
        var request = ChatRequest.Post("C1", new Slack.WebApi.SlackMessage("x", blocks));
        return JsonNode.Parse(JsonSerializer.SerializeToUtf8Bytes(request, WebApiJson.Wire.ChatRequest))!["blocks"]!.AsArray();
    }
}
