using TriageBot.Triage.Ecs;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>The way back is offered where the service is in trouble on the task's revision, and only there.</summary>
public sealed class RollbackTests
{
    private const string Failing = "arn:aws:ecs:eu-central-1:111122223333:task-definition/checkout:42";
    private const string Newer = "arn:aws:ecs:eu-central-1:111122223333:task-definition/checkout:43";

    private static readonly Rules s_rules = Rules.BuiltIn();

    [Theory]
    [InlineData("IN_PROGRESS", 3, 3)]
    [InlineData("FAILED", 3, 3)]
    [InlineData("COMPLETED", 3, 2)]
    public void A_service_in_trouble_on_the_tasks_revision_is_offered_the_way_back(string rollout, int desired, int running)
    {
        var next = Next(Service(Failing, rollout, desired, running));

        next.Command.ShouldBe("aws ecs update-service --cluster prod --service checkout --task-definition checkout:41 --region eu-central-1");
        next.Changes.ShouldBeTrue();
    }

    [Fact]
    public void One_death_of_a_service_that_does_well_is_no_reason_to_go_back() => Next(Service(Failing, "COMPLETED", 3, 3)).Command.ShouldBeNull();

    [Fact]
    public void The_same_death_again_and_again_is_one() =>
        Next(Service(Failing, "COMPLETED", 3, 3), often: 2).Command.ShouldNotBeNull();

    [Fact]
    public void A_revision_that_the_service_has_left_need_not_be_left_again() => Next(Service(Newer, "IN_PROGRESS", 3, 0), often: 5).Command.ShouldBeNull();

    [Fact]
    public void The_revision_itself_is_no_way_back() => Next(Service(Failing, "FAILED", 3, 0), lastGood: "checkout:42").Command.ShouldBeNull();

    [Fact]
    public void Where_no_revision_ever_completed_there_is_no_way_back() => Next(Service(Failing, "FAILED", 3, 0), lastGood: null).Command.ShouldBeNull();

    private static EcsService Service(string definition, string rollout, int desired, int running) => new()
    {
        ServiceArn = "arn:aws:ecs:eu-central-1:111122223333:service/prod/checkout",
        Name = "checkout",
        DesiredCount = desired,
        RunningCount = running,
        Deployments = [new("ecs-svc/1", "PRIMARY", definition, desired, running, 0, 0, null, null, rollout, null)],
    };

    private static NextAction Next(EcsService service, string? lastGood = "checkout:41", int often = 1)
    {
        var stop = Stop.Exited().OfService().Container("app", 1).Logged("app", "ValueError: x").ServiceNow(service, lastGood);
        var dossier = stop.Occurred(often).Dossier();
        return s_rules.Next(s_rules.Weigh(dossier)[0], dossier).ShouldNotBeNull();
    }
}
