using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Questions;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Targets;

namespace TriageBot.EndToEnd.Questions;

/// <summary>What every answer keeps to, whatever is asked.</summary>
public sealed class QuestionDeskTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("events in cluster staging", "cluster staging is beyond this incident")]
    [InlineData("show the logs of /ecs/payments", "log group /ecs/payments is beyond this incident")]
    [InlineData("logs /ecs/payments", "log group /ecs/payments is beyond this incident")]
    [InlineData("history of service payments", "service payments is beyond this incident")]
    [InlineData("is the target in 999988887777 healthy?", "account 999988887777 is beyond this incident")]
    [InlineData("what are the events in us-east-1?", "Region us-east-1 is beyond this incident")]
    [InlineData("can role admin decrypt that key?", "role admin is beyond this incident")]
    [InlineData("iam kms:Decrypt arn:aws:kms:eu-central-1:999988887777:key/1", "account 999988887777 is beyond this incident")]
    [InlineData("diff payments:3 payments:4", "task definition payments is beyond this incident")]
    [InlineData("timeline of ffff456789abcdef0123456789abcdef", "task ffff456789abcdef0123456789abcdef is beyond this incident")]
    public async Task Nothing_beyond_the_incident_is_asked_about_and_the_attempt_is_on_the_record(string question, string because)
    {
        var reply = await Opened.Ask(Incident.OneCrash(), question);

        Opened.Text(reply).ShouldContain(because);
        reply.Audit.ShouldContain(a => a.Result == LookResult.Denied);
    }

    [Theory]
    [InlineData("logs")]
    [InlineData("search currency")]
    public async Task A_line_that_is_not_there_any_more_is_not_quoted(string question)
    {
        using var stack = new Stack(Incident.OneCrash().Asked(), tamper: logs => new Rewritten(logs));

        var text = Opened.Text(await Opened.Ask(stack, question));

        text.ShouldNotContain("no currency");
        text.ShouldContain("that could not be read back just now");
    }

    [Fact]
    public async Task Each_look_is_on_the_record_with_its_query_its_window_and_its_size()
    {
        var reply = await Opened.Ask(Incident.OneCrash(), "search currency");

        var search = reply.Audit.Single(a => a.Query.StartsWith("FilterLogEvents /ecs/checkout", StringComparison.Ordinal));
        search.Query.ShouldContain("?\"currency\" ?\"CURRENCY\" ?\"Currency\"");
        search.Window.ShouldNotBeNull();
        (search.Result, search.Size).ShouldBe((LookResult.Found, 1));
        reply.Audit.Single(a => a.Query.StartsWith("GetLogEvents", StringComparison.Ordinal)).EvidenceIds.ShouldBe(["logs/app#2"]);
    }

    [Fact]
    public async Task A_secret_in_a_line_or_in_a_question_is_redacted()
    {
        const string key = "AKIAIOSFODNN7EXAMPLQ";
        var reply = await Opened.Ask(new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId).Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", $"using aws_access_key_id={key} now"), $"search {key}");

        (Opened.Text(reply) + string.Join('\n', reply.Audit)).ShouldNotContain(key);
    }

    [Fact]
    public async Task Yesterdays_stops_are_counted_by_reading_and_quoted_by_a_verified_line()
    {
        var yesterday = Incident.StoppedTask("aaaa456789abcdef0123456789abcdef", t =>
        {
            t["stoppedAt"] = Incident.Iso(Incident.Stopped.AddDays(-1));
            t["containers"]![0]!["exitCode"] = 137;
            t["containers"]![0]!["reason"] = "OutOfMemoryError: Container killed due to memory usage";
        });
        var reply = await Opened.Ask(Incident.OneCrash().Events(Incident.EventGroup, "e", (Incident.Stopped.AddDays(-1), EventLine.OfTask(yesterday))), "was it the same yesterday?");

        var text = Opened.Text(reply);
        text.ShouldContain("1 other stop yesterday (2026-01-04), none of them like this one");
        text.ShouldContain("1 reading container_oom");
        text.ShouldContain("OutOfMemoryError: Container killed due to memory usage");
        text.ShouldContain("history#1");
    }

    [Fact]
    public async Task What_was_seen_before_is_told_as_a_snapshot_with_what_people_said()
    {
        var past = new Past(null, [new SeenBefore(Incident.Now.AddDays(-2), "#ops", "https://example.slack.com/archives/C1/p1", "checkout", "app_exception", true, 2, 1, ["wrong_env_var"])]);

        var text = Opened.Text(await Opened.Ask(Incident.OneCrash(), "history", past));

        text.ShouldContain("in #ops, checkout: then answered app_exception (a snapshot) · 👍 2, 👎 1, people said wrong_env_var");
    }

    [Fact]
    public async Task Days_later_the_task_of_the_stored_report_is_still_asked_about()
    {
        using var stack = new Stack(Incident.OneCrash().Asked());
        var report = new Reporter(new Shown(Redactor.WithRandomKey())).Report(await stack.Why(Cancel));

        // ECS has forgotten the task, nobody keeps its events, and another task of the service has stopped since.
        const string newer = "9993456789abcdef0123456789abcdef";
        using var later = new Stack(new Incident().Service().Definition(42, Incident.Container("app")).Task(newer).Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", "listening on 8080", "ValueError: no currency").Asked("prod/checkout"));
        var reply = await Opened.Desk(later).Answer(QuestionReader.Read("logs", true)!, later.Target, new Past(report, []), Cancel);

        later.Target.ShouldBeOfType<ServiceTarget>();
        Opened.Text(reply).ShouldContain("ValueError: no currency");
        Opened.Text(reply).ShouldContain("is told by the stored report");
        reply.Gathered!.Task!.TaskId.ShouldBe(Incident.TaskId);
    }

    [Fact]
    public async Task A_sentence_names_a_cause_only_as_proven_or_as_a_reading()
    {
        var reply = await Opened.Ask(new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId, t => t["containers"]![0]!["exitCode"] = 137), "why not oom");

        reply.Outline.Mark.ShouldBe(Triage.Reporting.Outlines.Mark.Open);
        Opened.Text(reply).ShouldNotContain("proven");
    }

    [Fact]
    public async Task What_is_no_cause_is_said_to_be_none() =>
        Opened.Text(await Opened.Ask(Incident.OneCrash(), "why not the moon")).ShouldContain("is no cause that the rulebook knows");

    [Fact]
    public async Task Again_is_the_whole_answer_anew()
    {
        var reply = await Opened.Ask(Incident.OneCrash(), "again");

        reply.Investigated!.Conclusion.ShouldNotBeNull();
        reply.Audit.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_time_outside_of_the_tasks_life_is_said_without_a_line()
    {
        var reply = await Opened.Ask(Incident.OneCrash(), "logs around 03:00");

        Opened.Text(reply).ShouldContain("03:00:00 UTC is outside of its task's life");
    }

    [Fact]
    public async Task A_person_who_ends_it_gets_an_answer()
    {
        using var stack = new Stack(Incident.OneCrash().Asked());
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();

        var reply = await Opened.Desk(stack).Answer(QuestionReader.Read("logs", true)!, stack.Target, Past.None, ended.Token);

        reply.Outline.Headline.ShouldNotBeEmpty();
    }

    /// <summary>What is read once is other than what is read the second time.</summary>
    private sealed class Rewritten(ILogs inner) : ILogs
    {
        private int _tails;

        public async Task<LogRead> ReadTail(AwsScope scope, LogStreamRef stream, TimeWindow window, int limit, CancellationToken cancellationToken)
        {
            var read = await inner.ReadTail(scope, stream, window, limit, cancellationToken);
            return Interlocked.Increment(ref _tails) == 1 ? read : Changed(read);
        }

        public async Task<LogRead> ReadAt(AwsScope scope, LogStreamRef stream, DateTimeOffset timestamp, CancellationToken cancellationToken) => Changed(await inner.ReadAt(scope, stream, timestamp, cancellationToken));

        public Task<LogRead> Filter(AwsScope scope, LogFilter filter, CancellationToken cancellationToken) => inner.Filter(scope, filter, cancellationToken);

        public Task<IReadOnlyList<LogGroup>> DescribeLogGroups(AwsScope scope, string namePrefix, CancellationToken cancellationToken) => inner.DescribeLogGroups(scope, namePrefix, cancellationToken);

        private static LogRead Changed(LogRead read) => read with { Events = [.. read.Events.Select(e => e with { Message = e.Message + " " })] };
    }
}
