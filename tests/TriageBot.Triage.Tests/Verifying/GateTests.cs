using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Tests.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Tests.Verifying;

public sealed class GateTests
{
    private const string HeapLine = "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory";

    private static readonly Rules s_rules = Rules.BuiltIn();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Stop HeapDeath() => Stop.Exited().Container("app", 134).Container("helper", 0, essential: false).Logged("app", "listening on 8080", HeapLine);

    [Fact]
    public async Task A_line_that_exists_belongs_and_supports_is_concluded_on()
    {
        var ruling = await Rule(Heap("logs/app#1"), HeapDeath().Dossier());

        var conclusion = ruling.Conclusion.ShouldNotBeNull();
        conclusion.Cause.ShouldBe("heap_exhausted");
        conclusion.Lines.Single().Line.Message.ShouldBe(HeapLine);
        ruling.Refusals.ShouldBeEmpty();
    }

    [Fact]
    public Task A_draft_without_a_line_is_refused() => Refused(Heap(), HeapDeath().Dossier(), RefusalKind.NoLine);

    [Fact]
    public Task A_line_that_nobody_gathered_is_refused() => Refused(Heap("logs/app#99"), HeapDeath().Dossier(), RefusalKind.InventedLine);

    [Fact]
    public Task A_line_that_says_nothing_of_the_cause_is_refused() => Refused(Heap("logs/app#0"), HeapDeath().Dossier(), RefusalKind.DoesNotSupport);

    [Fact]
    public Task One_bad_line_among_good_ones_refuses_the_draft() => Refused(Heap("logs/app#1", "logs/app#0"), HeapDeath().Dossier(), RefusalKind.DoesNotSupport);

    [Fact]
    public Task A_line_of_another_container_is_refused() =>
        Refused(Heap("logs/helper#0"), HeapDeath().Logged("helper", HeapLine).Dossier(), RefusalKind.BelongsElsewhere);

    [Fact]
    public Task A_line_from_after_the_end_is_refused() =>
        Refused(Heap("logs/app#2"), HeapDeath().Logged("app", TimeSpan.FromSeconds(-40), HeapLine).Dossier(), RefusalKind.AnotherTime);

    [Fact]
    public Task A_line_from_before_the_task_is_refused() =>
        Refused(Heap("logs/app#2"), HeapDeath().Logged("app", TimeSpan.FromHours(2), HeapLine).Dossier(), RefusalKind.AnotherTime);

    [Fact]
    public Task A_line_in_the_stream_of_another_task_is_refused()
    {
        var foreign = Stop.Line("app", HeapLine) with { Id = "logs/app#7", Stream = new LogStreamRef("/ecs/checkout", "ecs/app/ffffffffffffffffffffffffffffffff") };
        return Refused(Heap("logs/app#7"), HeapDeath().Line(foreign).Dossier(), RefusalKind.BelongsElsewhere);
    }

    [Fact]
    public Task UNKNOWN_is_never_concluded() => Refused(Heap("logs/app#1") with { Bucket = Bucket.Unknown }, HeapDeath().Dossier(), RefusalKind.NoConclusion);

    [Fact]
    public Task A_cause_that_the_rulebook_lacks_is_refused() => Refused(Heap("logs/app#1") with { Cause = "gremlins" }, HeapDeath().Dossier(), RefusalKind.NoConclusion);

    [Fact]
    public Task A_bucket_that_is_not_the_causes_is_refused() => Refused(Heap("logs/app#1") with { Bucket = Bucket.Config }, HeapDeath().Dossier(), RefusalKind.NoConclusion);

    [Fact]
    public Task A_heap_line_over_a_scale_in_is_contradicted()
    {
        var scaledIn = Stop.Of(StopCodes.SchedulerInitiated, "Scaling activity initiated by (deployment ecs-svc/1)").OfService().Container("app", 143).Logged("app", HeapLine);
        return Refused(Heap("logs/app#0"), scaledIn.Dossier(), RefusalKind.Contradicted);
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_back_is_refused_and_says_why()
    {
        var dossier = HeapDeath().Dossier();
        var denied = new ReadFailure(FailureKind.Denied, "logs:GetLogEvents", "AccessDeniedException", "no");

        var ruling = await new Gate(s_rules, new RecordedLogs(dossier.Lines, denied).Verifier()).Rule(Heap("logs/app#1"), dossier, Cancel);

        ruling.Conclusion.ShouldBeNull();
        ruling.Refusals.Single().Kind.ShouldBe(RefusalKind.Unreadable);
        ruling.Refusals.Single().Because.ShouldContain("AccessDeniedException");
    }

    [Fact]
    public async Task What_cannot_count_is_not_read_back()
    {
        var dossier = HeapDeath().Dossier();
        var logs = new RecordedLogs(dossier.Lines);

        await new Gate(s_rules, logs.Verifier()).Rule(Heap("logs/app#0"), dossier, Cancel);

        logs.ReadsBack.ShouldBe(0);
    }

    [Fact]
    public async Task An_event_line_and_the_record_are_one_signal()
    {
        var dossier = Stop.Exited().Container("app", 137, "OutOfMemoryError: Container killed due to memory usage", memory: 512).Event().Dossier();

        var ruling = await Rule(new Draft("rulebook", "container_oom", Bucket.Oom, "app", "app was killed.", ["events#0"]), dossier);

        ruling.Conclusion.ShouldNotBeNull().Signals.ShouldBe(1);
        ruling.Conclusion!.Confidence.ShouldBe(Confidence.Medium);
    }

    [Fact]
    public async Task An_application_line_beside_the_event_makes_two_signals()
    {
        var dossier = Stop.Exited().Container("app", 137, "OutOfMemoryError: Container killed due to memory usage", memory: 512)
            .Logged("app", "java.lang.OutOfMemoryError: GC overhead limit exceeded").Event().Dossier();

        var ruling = await Rule(new Draft("rulebook", "container_oom", Bucket.Oom, "app", "app was killed.", ["events#0", "logs/app#0"]), dossier);

        ruling.Conclusion.ShouldNotBeNull().Signals.ShouldBe(2);
        ruling.Conclusion!.Confidence.ShouldBe(Confidence.High);
    }

    [Fact]
    public async Task An_event_that_only_says_that_something_exited_backs_nothing()
    {
        var dossier = Stop.Exited().Container("app", 1).Event().Dossier();

        foreach (var cause in s_rules.Causes.Where(c => c.Bucket != Bucket.Unknown))
        {
            var ruling = await Rule(new Draft("rulebook", cause.Id, cause.Bucket, "app", "Because.", ["events#0"]), dossier);
            ruling.Conclusion.ShouldBeNull($"{cause.Id} was concluded on 'Essential container in task exited'");
        }
    }

    [Fact]
    public Task An_earlier_state_of_the_task_is_refused()
    {
        var stop = Stop.Exited().Container("app", 137, "OutOfMemoryError: Container killed due to memory usage")
            .Event(t => t with { Version = 3, LastStatus = "RUNNING", StoppedAt = null })
            .Event();
        return Refused(new Draft("rulebook", "container_oom", Bucket.Oom, "app", "app was killed.", ["events#0"]), stop.Dossier(), RefusalKind.AnotherTime);
    }

    [Fact]
    public Task An_event_in_a_log_group_that_the_application_writes_to_is_refused()
    {
        var stop = Stop.Exited().Container("app", 137, "OutOfMemoryError: Container killed due to memory usage").Event();
        var dossier = stop.Dossier();
        var forged = dossier.TaskEvents[0] with { Line = dossier.TaskEvents[0].Line with { Stream = new LogStreamRef("/ecs/checkout", "ecs/app/0123456789abcdef0123456789abcdef") } };
        return Refused(new Draft("rulebook", "container_oom", Bucket.Oom, "app", "app was killed.", ["events#0"]), stop.Dossier(forged), RefusalKind.BelongsElsewhere);
    }

    [Fact]
    public async Task Whoever_stops_a_task_cannot_write_its_cause()
    {
        var stop = Stop.Of(StopCodes.UserInitiated, "OutOfMemoryError: Container killed due to memory usage").Container("app", 137).Event();

        var ruling = await Rule(new Draft("rulebook", "container_oom", Bucket.Oom, null, "It was killed.", ["events#0"]), stop.Dossier());

        ruling.Conclusion.ShouldBeNull();
    }

    private static Draft Heap(params string[] cites) => new("rulebook", "heap_exhausted", Bucket.Oom, "app", "The heap was exhausted.", cites);

    private static Task<Ruling> Rule(Draft draft, Dossier dossier) =>
        new Gate(s_rules, new RecordedLogs(dossier.Lines).Verifier()).Rule(draft, dossier, Cancel);

    private static async Task Refused(Draft draft, Dossier dossier, RefusalKind kind)
    {
        var ruling = await Rule(draft, dossier);

        ruling.Conclusion.ShouldBeNull();
        ruling.Refusals.ShouldContain(r => r.Kind == kind, string.Join("; ", ruling.Refusals.Select(r => $"{r.Kind}: {r.Because}")));
    }
}
