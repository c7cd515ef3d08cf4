using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Tests.EventBridge;

public sealed class ServiceEventsTests
{
    [Fact]
    public void A_task_that_cannot_be_placed_fires()
    {
        var alert = Sample.Alert("service-action");

        (alert.State, alert.Group).ShouldBe((AlertState.Firing, "service/111122223333/eu-central-1/prod/checkout"));
        (alert.Subject.Account, alert.Subject.Region, alert.Subject.Cluster, alert.Subject.Service).ShouldBe(("111122223333", "eu-central-1", "prod", "checkout"));
        alert.Title.ShouldBe("checkout: SERVICE_TASK_PLACEMENT_FAILURE: RESOURCE:FARGATE");
        alert.Symptom.ShouldBe("SERVICE_TASK_PLACEMENT_FAILURE; RESOURCE:FARGATE");
        alert.At.ShouldBe(DateTimeOffset.Parse("2026-01-01T14:04:58.315Z", null));
    }

    [Theory]
    [InlineData("service-action", "WARN", "SERVICE_TASK_START_IMPAIRED", AlertState.Firing)]
    [InlineData("service-action", "ERROR", "SOMETHING_NEW", AlertState.Firing)]
    [InlineData("service-action", "INFO", "SERVICE_STEADY_STATE", AlertState.Resolved)]
    [InlineData("service-action", "INFO", "SERVICE_DESIRED_COUNT_UPDATED", AlertState.Quiet)]
    [InlineData("service-action", "INFO", "TASKSET_STEADY_STATE", AlertState.Quiet)]
    [InlineData("deployment", "ERROR", "SERVICE_DEPLOYMENT_FAILED", AlertState.Firing)]
    [InlineData("deployment", "INFO", "SERVICE_DEPLOYMENT_IN_PROGRESS", AlertState.Quiet)]
    [InlineData("deployment", "INFO", "SERVICE_DEPLOYMENT_COMPLETED", AlertState.Resolved)]
    public void What_the_scheduler_could_not_do_fires_and_a_steady_state_ends_it(string sample, string level, string name, AlertState state) =>
        Sample.Alert(sample, ("detail.eventType", level), ("detail.eventName", name)).State.ShouldBe(state);

    [Fact]
    public void All_events_of_a_service_are_one_group()
    {
        string?[] groups =
        [
            Sample.Alert("service-action").Group,
            Sample.Alert("deployment").Group,
            Sample.Alert("service-action", ("resources.0", "arn:aws:ecs:eu-central-1:111122223333:service/checkout")).Group,
        ];

        groups.Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        Sample.Alert("service-action", ("resources.0", "arn:aws:ecs:eu-central-1:444455556666:service/prod/checkout")).Group.ShouldNotBe(groups[0]);
    }
}
