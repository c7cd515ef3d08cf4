using System.Text.Json;
using TriageBot.Slack.Blocks;
using TriageBot.Slack.Messages;
using TriageBot.Store;

namespace TriageBot.Slack.Tests.Messages;

public sealed class SeenBeforeLineTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 7, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Once_here() => Line([Past(1)]).ShouldBe("Seen before  once, last 24 h ago here");

    [Fact]
    public void In_another_channel_which_Slack_names_to_who_may_see_it() =>
        Line([Past(2, "C2"), Past(3, "C1")], "https://acme.slack.com/archives/C2/p1").ShouldBe("Seen before  2 times, last 2 d ago in #C2 ↗ open");

    [Fact]
    public void With_other_services_too() => Line([Past(2), Past(3, own: false), Past(4, own: false)]).ShouldBe("Seen before  once, and 2 times with other services, last 2 d ago here");

    [Fact]
    public void With_other_services_alone() => Line([Past(2, own: false)]).ShouldBe("Seen before  once, with other services, last 2 d ago here");

    [Fact]
    public void What_people_said_is_counted() => Line([Past(2, said: [(true, null), (true, null)]), Past(3, said: [(false, "CODE_BUG")])])
        .ShouldBe("Seen before  2 times, last 2 d ago here (👍 2 · 👎 1, said to be CODE_BUG)");

    [Fact]
    public void What_is_no_bucket_is_not_repeated() => Line([Past(2, said: [(false, "<!channel>")])]).ShouldBe("Seen before  once, last 2 d ago here (👎 1)");

    private static PastIncident Past(int daysAgo, string channel = "C1", bool own = true, (bool Right, string? Bucket)[]? said = null)
    {
        var id = $"i{daysAgo}";
        return new PastIncident(
            new Incident(id, "T1", channel, "k", "t", "U1", s_now.AddDays(-daysAgo), $"{daysAgo}.0", s_now, "{}"), own,
            [.. (said ?? []).Select((s, i) => new Feedback(id, $"U{i}", s.Right, s.Bucket, null, null, null, s_now))]);
    }

    private static string Line(IReadOnlyList<PastIncident> past, string? link = null)
    {
        var block = SeenBeforeLine.Of(past, past[0], "C1", link, s_now);
        return string.Concat(block.Elements.OfType<RichTextSection>().Single().Elements.Select(e => e switch
        {
            TextLeaf text => text.Text,
            LinkLeaf away => away.Text,
            ChannelLeaf channel => $"#{channel.ChannelId}",
            _ => throw new JsonException(e.ToString()),
        }));
    }
}
