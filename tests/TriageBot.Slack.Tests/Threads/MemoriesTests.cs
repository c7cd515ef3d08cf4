using System.Text.Json;
using TriageBot.Slack.Access;
using TriageBot.Slack.Tests.Fakes;
using TriageBot.Slack.Threads;
using TriageBot.Slack.Work;
using TriageBot.Store;
using TriageBot.Triage.Questions;
using TriageBot.Triage.Reporting;

namespace TriageBot.Slack.Tests.Threads;

public sealed class MemoriesTests
{
    private static readonly Report s_report = new()
    {
        Target = new ReportTarget("task", null, null, "eu-central-1", "prod", null, "checkout", null),
        Verdict = "concluded",
        Bucket = "OOM",
        Cause = "container_oom",
        Summary = "",
        Confidence = "high",
        Decoder = "rulebook",
    };

    private static readonly Incident s_own = new("own", "T1", "C1", "k", "t", "U1", DateTimeOffset.UnixEpoch, "9.0", null, Json(s_report)) { Likeness = new Likeness("k", "kind", "task-own") };

    private readonly FakeSlackApi _slack = new();
    private readonly FakeIncidents _incidents = new();

    [Fact]
    public async Task A_question_is_told_the_report_and_only_history_what_was_seen()
    {
        _incidents.Earlier = [Past("C1")];

        var logs = await Remember(new LogsQuestion(5, Side.Around, null, null));

        logs.Report.ShouldNotBeNull().Cause.ShouldBe("container_oom");
        logs.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task History_is_told_when_and_where_and_what_people_said()
    {
        _incidents.Earlier = [Past("C1") with { Feedback = [Word("U1", true, null), Word("U2", false, "heap_exhausted"), Word("U3", false, "heap_exhausted")] }];

        var seen = (await Remember(new HistoryQuestion(null))).Seen.ShouldHaveSingleItem();

        seen.ShouldBe(new SeenBefore(DateTimeOffset.UnixEpoch, "here", "https://acme.slack.com/x", "checkout", "container_oom", true, 1, 2, seen.Said));
        seen.Said.ShouldBe(["heap_exhausted"]);
    }

    [Theory]
    [InlineData(true, "#inc-042")]
    [InlineData(false, "a private channel")]
    public async Task A_private_channels_name_is_not_told_elsewhere(bool isPublic, string where)
    {
        _slack.Room = _slack.Room with { IsPublic = isPublic };
        _incidents.Earlier = [Past("C2")];

        (await Remember(new HistoryQuestion(null))).Seen.ShouldHaveSingleItem().Where.ShouldBe(where);
    }

    [Fact]
    public async Task A_report_of_another_version_is_not_remembered()
    {
        _incidents.Earlier = [Past("C1", "{}"), Past("C1", "no json")];

        (await Remember(new HistoryQuestion(null))).Seen.ShouldBeEmpty();
        (await Remember(new HelpQuestion(), s_own with { Report = """{"schema":"x"}""" })).Report.ShouldBeNull();
    }

    private Task<Past> Remember(Question question, Incident? of = null) =>
        new Memories(new Recurrence(_incidents, _slack, new EdgeTime()), new SlackDirectory(_slack, new EdgeTime())).Of(of ?? s_own, question, null, TestContext.Current.CancellationToken);

    private static PastIncident Past(string channel, string? report = null) => new(
        new Incident($"i{report}", "T1", channel, "k", "t", "U1", DateTimeOffset.UnixEpoch, "1.0", null, report ?? Json(s_report)), true, []);

    private static Feedback Word(string user, bool right, string? cause) => new("i", user, right, null, cause, null, null, DateTimeOffset.UnixEpoch);

    private static string Json(Report report) => JsonSerializer.Serialize(report, ReportJson.Default.Report);
}
