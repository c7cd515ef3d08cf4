using TriageBot.Slack.Tests.Fakes;
using TriageBot.Slack.Work;
using TriageBot.Store;

namespace TriageBot.Slack.Tests.Work;

public sealed class RecurrenceTests
{
    private static readonly Likeness s_own = new("checkout|OOM|oom|s", "OOM|oom|s", Arn("prod", 'a'));
    private static readonly ChannelBinding s_prodOnly = new("#inc", "111122223333", [], ["prod"], null, null);

    private readonly FakeIncidents _incidents = new();

    [Fact]
    public async Task The_same_task_asked_about_elsewhere_is_no_earlier_one()
    {
        _incidents.Earlier = [Past("1", Arn("prod", 'a')), Past("2", Arn("prod", 'b'))];

        (await Heard(null)).ShouldBe(["2"]);
    }

    [Fact]
    public async Task A_task_that_was_asked_about_twice_counts_once()
    {
        _incidents.Earlier = [Past("1", Arn("prod", 'b')), Past("2", Arn("prod", 'b')), Past("3", null), Past("4", null)];

        (await Heard(null)).ShouldBe(["1", "3", "4"]);
    }

    [Fact]
    public async Task Of_another_service_only_what_the_channel_may_read_is_told()
    {
        _incidents.Earlier = [Past("own", Arn("staging", 'b'), own: true), Past("may", Arn("prod", 'c'), own: false), Past("may-not", Arn("staging", 'd'), own: false), Past("unknown", null, own: false)];

        (await Heard(s_prodOnly)).ShouldBe(["own", "may"]);
        (await Heard(null)).ShouldBe(["own", "may", "may-not", "unknown"]);
    }

    private async Task<IEnumerable<string>> Heard(ChannelBinding? binding)
    {
        var past = await new Recurrence(_incidents, new FakeSlackApi(), new EdgeTime()).Past(s_own, "this", "T1", binding, TestContext.Current.CancellationToken);
        return past.Select(p => p.Incident.Id);
    }

    private static PastIncident Past(string id, string? task, bool own = true) => new(
        new Incident(id, "T1", "C1", "k", "t", "U1", DateTimeOffset.UnixEpoch, "1.0", null, "{}") { Likeness = new Likeness(own ? s_own.Key : "web|OOM|oom|s", s_own.Kind, task) }, own, []);

    private static string Arn(string cluster, char digit) => $"arn:aws:ecs:eu-central-1:111122223333:task/{cluster}/{new string(digit, 32)}";
}
