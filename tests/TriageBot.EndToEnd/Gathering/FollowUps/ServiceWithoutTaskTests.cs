using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Rulebook.Files;
using TriageBot.Triage.Verifying;

namespace TriageBot.EndToEnd.Gathering.FollowUps;

/// <summary>A service none of whose tasks ever came to be is explained by what ECS could not do for it.</summary>
public sealed class ServiceWithoutTaskTests
{
    private const string Target = "service/prod/checkout";
    private const string Failure = "SERVICE_TASK_PLACEMENT_FAILURE";

    private static readonly Rules s_rules = Rules.Load([new RuleFile("own.yaml", """
        family: own
        causes:
          - id: own_placement
            bucket: RESOURCE
            summary: "ECS could not place a task."
            no_action: "a rule of this test"
        signatures:
          - id: own_placement_failed
            cause: own_placement
            source: ecs_service_event
            field: name
            strength: decisive
            all: "SERVICE_TASK_PLACEMENT_FAILURE"
            says: "ECS could not place it"
            matches: "SERVICE_TASK_PLACEMENT_FAILURE"
        """)]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_actions_of_the_last_hour_are_read()
    {
        var answer = await Why(Wanting.NoTask().Events(Incident.EventGroup, "s",
            (Incident.Now.AddMinutes(-3), EventLine.OfService(Failure, Incident.Now.AddMinutes(-3))),
            (Incident.Now.AddMinutes(-3), EventLine.OfService(Failure, Incident.Now.AddMinutes(-3), "inventory")),
            (Incident.Now.AddHours(-2), EventLine.OfService(Failure, Incident.Now.AddHours(-2)))));

        answer.Dossier.Task.ShouldBeNull();
        answer.Dossier.ServiceActions.ShouldHaveSingleItem().ServiceArn.ShouldBe(Incident.Arn(Target));
    }

    [Fact]
    public async Task Action_logs_of_both_layouts_are_read()
    {
        var (at, arn) = (Incident.Now.AddMinutes(-3), Incident.Arn(Target));
        var answer = await Why(Wanting.NoTask().Events(Wanting.ActionGroup, arn,
            (at, $$$"""{"timestamp":"{{{Incident.Iso(at)}}}","logLevel":"ERROR","actionSourceId":"{{{arn}}}","eventName":"SERVICE_DEPLOYMENT_ROLLBACK_FAILED","detail":{"statusReason":"No rollback candidate was found."}}"""),
            (at, $$$"""{"eventTimestamp":"{{{Incident.Iso(at)}}}","logLevel":"WARN","actionSourceId":"service/prod/checkout","detail":{"eventName":"SERVICE_DEPLOYMENT_IN_PROGRESS"}}"""),
            (at, """{"logLevel":"WARN","actionSourceId":"service/prod/other","eventName":"X","detail":{}}""")));

        answer.Dossier.ActionLog.Select(e => e.Name).ShouldBe(["SERVICE_DEPLOYMENT_ROLLBACK_FAILED", "SERVICE_DEPLOYMENT_IN_PROGRESS"], ignoreOrder: true);
        answer.Dossier.ActionLog.Single(e => e.Level == "ERROR").Reason.ShouldBe("No rollback candidate was found.");
    }

    [Fact]
    public async Task A_service_action_can_back_a_cause_where_there_is_no_task()
    {
        var answer = await Why(Wanting.NoTask().Events(Incident.EventGroup, "s", (Incident.Now.AddMinutes(-3), EventLine.OfService(Failure, Incident.Now.AddMinutes(-3)))), s_rules);

        answer.Verdict.ShouldBe(Verdict.Concluded, string.Join("; ", answer.Refusals.Select(r => r.Because)));
        answer.Conclusion!.Lines.ShouldHaveSingleItem().Line.Source.ShouldBe(EvidenceSource.EcsServiceEvent);
    }

    [Fact]
    public async Task Without_a_reading_nothing_has_stopped() => (await Why(Wanting.NoTask())).Verdict.ShouldBe(Verdict.NotStopped);

    [Theory]
    [InlineData("inventory", 3, RefusalKind.BelongsElsewhere)]
    [InlineData("checkout", 90, RefusalKind.AnotherTime)]
    public async Task An_action_of_another_service_or_hour_backs_nothing(string service, int minutesAgo, RefusalKind kind)
    {
        using var stack = new Stack(Wanting.NoTask().Asked(Target), rules: s_rules);
        var file = stack.Desk.Open(stack.Target);
        await stack.Gather(file, Cancel);
        var at = Incident.Now.AddMinutes(-minutesAgo);
        var line = new LogLine("events#1", EvidenceSource.EcsServiceEvent, stack.Target.Scope, new(Incident.EventGroup, "s"), at, EventLine.OfService(Failure, at, service));
        file.ServiceActions = [new ServiceAction(line, Incident.Arn(Target), "ERROR", Failure, null, at)];
        var dossier = await stack.Desk.GatherAgain(file, Cancel);

        var ruling = await stack.Gate.Rule(new Draft("test", "own_placement", Bucket.Resource, null, "It could not be placed.", ["events#1"]), dossier, Cancel);

        ruling.Conclusion.ShouldBeNull();
        ruling.Refusals.ShouldContain(r => r.Kind == kind, string.Join("; ", ruling.Refusals.Select(r => r.Because)));
    }

    private static async Task<Answer> Why(Incident incident, Rules? rules = null)
    {
        using var stack = new Stack(incident.Asked(Target), rules: rules);
        return await stack.Why(Cancel);
    }
}
