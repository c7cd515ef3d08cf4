using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Cli;

namespace TriageBot.EndToEnd.Questions;

/// <summary>The verb: its formats, its exit statuses, its paging.</summary>
public sealed class AskTests
{
    [Fact]
    public async Task The_json_holds_the_command_the_lines_and_each_look_with_its_query()
    {
        var run = await Ask(Changed.Case, "json", "show me the last 3 lines");

        run.Status.ShouldBe(0, run.Error);
        var reply = JsonNode.Parse(run.Out)!;
        ((string)reply["command"]!).ShouldBe("logs 3");
        ((string)reply["next"]!).ShouldBe("logs 3 page 2");
        reply["lines"]!.AsArray().Count.ShouldBe(4);
        var look = reply["evidence"]!.AsArray().Single(e => ((string)e!["query"]!).StartsWith("GetLogEvents /ecs/checkout ", StringComparison.Ordinal))!;
        ((string)look["result"]!).ShouldBe("found");
        ((int)look["size"]!).ShouldBe(60);
        look["ids"]!.AsArray().Select(i => (string)i!).ShouldBe(["logs/checkout#58", "logs/checkout#59", "logs/checkout#60"]);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_line_twice_or_lost()
    {
        var ids = new List<string>();
        for (string? next = "logs 20"; next is not null;)
        {
            var reply = JsonNode.Parse((await Ask(Changed.Case, "json", next)).Out)!;
            ids.InsertRange(0, reply["lines"]!.AsArray().Select(l => ((string)l!["text"]!).Split("  ")[^1]).Where(id => id.StartsWith("logs/", StringComparison.Ordinal)));
            next = (string?)reply["next"];
        }

        ids.ShouldBe(Enumerable.Range(1, 60).Select(n => $"logs/checkout#{n}"));
    }

    [Fact]
    public async Task What_is_not_there_ends_with_three_and_what_may_not_be_read_with_four()
    {
        (await Cli.Cli.Run("ask", "prod/nosuch", "timeline", "--replay", Changed.Case)).Status.ShouldBe(3);

        using var folder = new Stacks.TempFolder();
        var denied = folder.Write("denied.case.json", Changed.Without("ecs", "logs").ToJsonString());
        var run = await Ask(denied, "text", "timeline");
        run.Status.ShouldBe(4);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain("This statement would open it:");
    }

    [Fact]
    public async Task What_can_be_asked_is_told_without_a_call()
    {
        var run = await Ask(Changed.Case, "text", "help");

        run.Status.ShouldBe(0, run.Error);
        run.Out.ShouldContain("logs [n] [before|after|around <time>] [container]");
    }

    [Theory]
    [InlineData("search ?\"a\" ?\"b\"")]
    [InlineData("search -\"GET\"")]
    [InlineData("search \" ?\"checkout")]
    [InlineData("search %heap%")]
    [InlineData("search { $.x = 1 }")]
    public async Task Words_that_look_like_a_pattern_are_only_words(string question)
    {
        var run = await Ask(Changed.Case, "text", question);

        run.Status.ShouldBe(0, run.Error);
        run.Out.ShouldContain("no line with");
        run.Out.ShouldNotContain("InvalidParameter");
    }

    [Fact]
    public async Task A_typing_mistake_in_an_option_is_said()
    {
        var run = await Cli.Cli.Run("ask", "prod/checkout", "timeline", "--frmat", "json");

        run.Status.ShouldBe(2);
        run.Error.ShouldContain("did you mean '--format'?");
    }

    private static Task<Cli.Cli> Ask(string replay, string format, string question) => Cli.Cli.Run("ask", $"prod/{Changed.Task}", question, "--replay", replay, "--format", format);
}
