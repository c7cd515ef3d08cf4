using System.Text.Json;
using TriageBot.Slack.Alerts;
using TriageBot.Slack.Blocks;
using TriageBot.Slack.WebApi;
using TriageBot.Store;

namespace TriageBot.Slack.Tests.Alerts;

public sealed class AlertMessagesTests
{
    private static readonly DateTimeOffset s_first = new(2026, 1, 7, 14, 2, 0, TimeSpan.Zero);

    [Fact]
    public void A_stored_message_comes_back_as_it_was()
    {
        var message = Message();

        var back = JsonSerializer.Deserialize(JsonSerializer.Serialize(message, AlertJson.Default.SlackMessage), AlertJson.Default.SlackMessage);

        JsonSerializer.Serialize(back, AlertJson.Default.SlackMessage).ShouldBe(JsonSerializer.Serialize(message, AlertJson.Default.SlackMessage));
    }

    [Fact]
    public void One_alert_is_named_with_its_link()
    {
        var tally = Tally(Incident(1));

        tally.Elements.OfType<LinkLeaf>().ShouldHaveSingleItem().ShouldBe(new LinkLeaf("https://acme.pagerduty.com/incidents/P1", "checkout is down"));
        Text(tally).ShouldNotContain("alerts");
    }

    [Fact]
    public void Joined_alerts_are_counted_and_assert_their_key_only()
    {
        var text = Text(Tally(Incident(1017)));

        text.ShouldContain("1,017 alerts (PagerDuty 1,000, CloudWatch 17)");
        text.ShouldContain("same key: checkout · OOM · container_oom");
        text.ShouldContain("The answer is about one of them.");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://plain.example")]
    [InlineData(null)]
    public void A_link_that_is_none_is_words(string? url)
    {
        var tally = Tally(Incident(1) with { Url = url, Title = "<!channel> *down*\n:fire:" });

        tally.Elements.OfType<LinkLeaf>().ShouldBeEmpty();
        Text(tally).ShouldContain("<!channel> *down* :fire:");
    }

    private static SlackMessage Message() => new(
        "gist",
        [
            new HeaderBlock(new PlainText("⚪ verdict")),
            new RichTextBlock([new RichTextSection([new TextLeaf("a") { Style = new LeafStyle { Bold = true } }, new LinkLeaf("https://x.example", null), new DateLeaf(1, "{time}", "f"), new UserLeaf("U1"), new UserGroupLeaf("S1")]), new RichTextPreformatted([new TextLeaf("b")])]),
            new ActionsBlock([new Button(new PlainText("Evidence"), "triagebot_evidence", "i1")]) { BlockId = "actions-i1" },
            new ContextBlock([new Mrkdwn("footer")]),
        ]);

    private static AlertIncident Incident(int alerts) => new(
        "i1", AlertIncidentState.Decided, "C1", "service/x", null, "checkout is down", "https://acme.pagerduty.com/incidents/P1", s_first, s_first.AddMinutes(8), alerts,
        alerts == 1 ? [("pagerduty", 1)] : [("pagerduty", alerts - 17), ("cloudwatch", 17)],
        new AlertFinding("k", "checkout · OOM · container_oom", "service/x", "T1", "C1", null, "prod/checkout", JsonSerializer.Serialize(Message(), AlertJson.Default.SlackMessage), "{}", s_first),
        null, 0, null, null, null, null, null);

    private static RichTextSection Tally(AlertIncident incident) =>
        AlertMessages.Shown(incident).Blocks[1].ShouldBeOfType<RichTextBlock>().Elements.ShouldHaveSingleItem().ShouldBeOfType<RichTextSection>();

    private static string Text(RichTextSection section) => string.Concat(section.Elements.Select(e => e switch { TextLeaf text => text.Text, LinkLeaf link => link.Text, DateLeaf date => date.Fallback, _ => "" }));
}
