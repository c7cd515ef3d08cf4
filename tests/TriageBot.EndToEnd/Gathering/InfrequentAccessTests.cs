using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Verifying;

namespace TriageBot.EndToEnd.Gathering;

/// <summary>Log groups that only Logs Insights can read.</summary>
public sealed class InfrequentAccessTests
{
    private const string Stream = "ecs/app/" + Incident.TaskId;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_is_found_by_Insights_and_read_back_by_its_record()
    {
        using var stack = new Stack(Infrequent().Asked());

        var answer = await stack.Why(Cancel);

        var conclusion = answer.Conclusion.ShouldNotBeNull(string.Join("; ", answer.Refusals.Select(r => r.Because)));
        conclusion.Lines.Single().Line.Message.ShouldBe("ValueError: no currency");
        answer.Dossier.Tail("app")!.Lines.Select(l => l.Message).ShouldBe(["listening", "ValueError: no currency"], "oldest first");
        answer.Dossier.Gaps.ShouldBeEmpty();
        answer.Dossier.Looks.Single(l => l.Id == "logs/app").Query.ShouldStartWith("StartQuery /ecs/checkout fields @timestamp");
    }

    [Theory]
    [InlineData("StartQuery")]
    [InlineData("GetQueryResults")]
    public async Task Where_Insights_is_denied_the_class_stays_the_gap(string operation)
    {
        var answer = await Why(Infrequent().Fault(operation, "AccessDeniedException"));

        var gap = answer.Dossier.Gaps.ShouldHaveSingleItem();
        gap.Because.ShouldContain("is of the class INFREQUENT_ACCESS, which only Logs Insights can read: AccessDeniedException");
        gap.Grant!.ShouldContain($"logs:{operation}");
    }

    [Fact]
    public async Task A_throttled_query_is_a_gap()
    {
        var answer = await Why(Infrequent().Fault("StartQuery", "ThrottlingException"));

        answer.Dossier.Gaps.ShouldHaveSingleItem().Because.ShouldContain("ThrottlingException");
    }

    [Fact]
    public async Task A_line_whose_record_cannot_be_read_proves_nothing()
    {
        var answer = await Why(Infrequent().Fault("GetLogRecord", "AccessDeniedException"));

        answer.Conclusion.ShouldBeNull();
        answer.Refusals.ShouldContain(r => r.Kind == RefusalKind.Unreadable);
    }

    [Fact]
    public async Task A_query_that_never_ends_is_a_gap_within_the_deadline()
    {
        using var stack = new Stack(Infrequent().Fault("StartQuery", "timeout").Asked(), settings: EvidenceSettings.Default with { Deadline = TimeSpan.FromSeconds(2) });

        var answer = await stack.Why(Cancel);

        answer.Dossier.DeadlineHit.ShouldBeTrue();
        answer.Dossier.Gaps.ShouldContain(g => g.What == "the containers' log lines");
    }

    [Fact]
    public async Task Silence_in_such_a_group_is_a_finding()
    {
        var answer = await Why(new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId).LogGroup(Incident.Group, "INFREQUENT_ACCESS").Stream(Incident.Group, Stream));

        answer.Dossier.Gaps.ShouldBeEmpty();
        answer.Dossier.Looks.Single(l => l.Id == "logs/app").Result.ShouldBe(LookResult.Nothing);
    }

    [Theory]
    [InlineData(0, "ValueError: no currency", Standing.Stands)]
    [InlineData(0, "ValueError: no Currency", Standing.Differs)]
    [InlineData(1, "ValueError: no currency", Standing.Gone)]
    public async Task An_earlier_reports_line_is_checked_the_same_way(int shifted, string message, Standing standing)
    {
        using var stack = new Stack(Infrequent().Asked());
        var at = Incident.Stopped.AddSeconds(-1).AddMilliseconds(shifted);

        var found = await stack.Verifier.Check(stack.Target.Scope, new LogStreamRef(Incident.Group, Stream), at, MessageHash.Of(message), Cancel);

        found.ShouldBe(standing);
    }

    private static Incident Infrequent() => new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId)
        .LogGroup(Incident.Group, "INFREQUENT_ACCESS").Stream(Incident.Group, Stream, "listening", "ValueError: no currency");

    private static async Task<Answer> Why(Incident incident)
    {
        using var stack = new Stack(incident.Asked());
        return await stack.Why(Cancel);
    }
}
