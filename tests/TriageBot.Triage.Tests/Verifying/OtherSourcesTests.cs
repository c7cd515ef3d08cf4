using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Rulebook.Files;
using TriageBot.Triage.Tests.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Tests.Verifying;

/// <summary>Lines of Container Insights and CloudTrail at the gate: whose they are is told by their parsed fields, and what they can carry by their source.</summary>
public sealed class OtherSourcesTests
{
    private const string TaskId = "0123456789abcdef0123456789abcdef";
    private const string UsageGroup = "/aws/ecs/containerinsights/prod/performance";
    private const string TrailGroup = "/audit/trail";

    private static readonly Rules s_rules = Rules.Load([new RuleFile("own.yaml", """
        family: own
        causes:
          - id: own_denied
            bucket: CONFIG
            summary: "A role was denied a call."
            no_action: "a rule of this test"
        signatures:
          - id: own_denied_call
            cause: own_denied
            source: cloudtrail
            strength: decisive
            all: "is not authorized to perform"
            says: "AWS denied it"
            matches: "User: x is not authorized to perform: ecr:BatchGetImage"
        """)]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_denied_call_of_this_tasks_session_backs_its_cause()
    {
        var ruling = await Rule(Trail(TaskId, Stop.End));

        ruling.Conclusion.ShouldNotBeNull(string.Join("; ", ruling.Refusals.Select(r => r.Because))).Lines.Single().Line.Source.ShouldBe(EvidenceSource.CloudTrail);
    }

    [Theory]
    [InlineData("ffffffffffffffffffffffffffffffff")]
    [InlineData("x" + TaskId)]
    [InlineData(TaskId + "/x")]
    public Task A_denied_call_of_another_session_is_refused(string session) => Refused(Trail(session, Stop.End), RefusalKind.BelongsElsewhere);

    [Fact]
    public Task A_users_call_that_only_mentions_the_task_is_refused() =>
        Refused(Line(EvidenceSource.CloudTrail, TrailGroup, Stop.End, TrailRecord(TaskId, Stop.End).Replace("AssumedRole", "IAMUser", StringComparison.Ordinal)), RefusalKind.BelongsElsewhere);

    [Theory]
    [InlineData(-60)]
    [InlineData(10)]
    public Task A_denied_call_of_another_time_is_refused(int minutes) => Refused(Trail(TaskId, Stop.End.AddMinutes(minutes)), RefusalKind.AnotherTime);

    [Fact]
    public Task A_denied_call_that_an_application_could_have_printed_is_refused() =>
        Refused(Line(EvidenceSource.CloudTrail, "/ecs/checkout", Stop.End, TrailRecord(TaskId, Stop.End)), RefusalKind.BelongsElsewhere);

    [Theory]
    [InlineData("ffffffffffffffffffffffffffffffff", UsageGroup, 0, RefusalKind.BelongsElsewhere)]
    [InlineData(TaskId, "/aws/ecs/containerinsights/staging/performance", 0, RefusalKind.BelongsElsewhere)]
    [InlineData(TaskId, UsageGroup, 30, RefusalKind.AnotherTime)]
    [InlineData(TaskId, UsageGroup, 0, RefusalKind.DoesNotSupport)]
    public async Task A_measurement_backs_nothing_alone_whosever_it_is(string task, string group, int minutesLater, RefusalKind kind)
    {
        var record = $$"""{"Type":"Container","TaskId":"{{task}}","ContainerName":"app","MemoryUtilized":511,"MemoryReserved":512}""";
        var line = Line(EvidenceSource.ContainerInsights, group, Stop.End.AddMinutes(minutesLater), record);
        var dossier = Stop.Exited().Container("app", 137, "OutOfMemoryError: Container killed due to memory usage").Used(new UsageRecord(line, task, "app", 511, 512)).Dossier();

        var ruling = await Rule(new Draft("test", "container_oom", Bucket.Oom, "app", "app was killed.", [line.Id]), dossier);

        ruling.Conclusion.ShouldBeNull();
        ruling.Refusals.ShouldHaveSingleItem().Kind.ShouldBe(kind);
    }

    [Fact]
    public void An_application_cannot_pass_for_CloudTrail() =>
        s_rules.Supports("own_denied", Stop.Line("app", TrailRecord(TaskId, Stop.End)), "app").ShouldBeNull();

    private static LogLine Trail(string session, DateTimeOffset at) => Line(EvidenceSource.CloudTrail, TrailGroup, Stop.End, TrailRecord(session, at));

    private static string TrailRecord(string session, DateTimeOffset at) =>
        $$$"""{"eventTime":"{{{at:yyyy-MM-ddTHH:mm:ssZ}}}","eventSource":"ecr.amazonaws.com","eventName":"BatchGetImage","errorCode":"AccessDenied","errorMessage":"User: {{{session}}} is not authorized to perform: ecr:BatchGetImage","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/exec/{{{session}}}"}}""";

    private static LogLine Line(EvidenceSource source, string group, DateTimeOffset at, string message) =>
        new("own#1", source, Stop.Line("app", "").Scope, new LogStreamRef(group, "s"), at, message);

    private static Dossier Denied(LogLine line)
    {
        var call = DeniedCall.Of(line) ?? new DeniedCall(line, "", "", "", "AccessDenied", "is not authorized to perform", line.Timestamp);
        return Stop.NeverStarted("stopped").Container("app", null).Denied(call).Dossier();
    }

    private static Task<Ruling> Rule(LogLine line) => Rule(new Draft("test", "own_denied", Bucket.Config, null, "A call was denied.", [line.Id]), Denied(line));

    private static Task<Ruling> Rule(Draft draft, Dossier dossier) => new Gate(s_rules, new RecordedLogs(dossier.Lines).Verifier()).Rule(draft, dossier, Cancel);

    private static async Task Refused(LogLine line, RefusalKind kind)
    {
        var ruling = await Rule(line);

        ruling.Conclusion.ShouldBeNull();
        ruling.Refusals.ShouldContain(r => r.Kind == kind, string.Join("; ", ruling.Refusals.Select(r => $"{r.Kind}: {r.Because}")));
    }
}
