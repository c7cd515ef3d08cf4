using System.Text.Json.Nodes;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Tests.EventBridge;

public sealed class TaskStopsTests
{
    [Fact]
    public void A_task_that_died_fires_with_all_that_its_event_names()
    {
        var alert = Sample.Alert("task-stopped");

        (alert.Source, alert.Id, alert.State, alert.Group).ShouldBe(("eventbridge", "9bcdac79-b31f-4d3d-9410-fbd727c29fab", AlertState.Firing, null));
        alert.At.ShouldBe(DateTimeOffset.Parse("2026-01-01T14:02:12.456Z", null));
        alert.Title.ShouldBe("checkout: stopped: Essential container in task exited");
        alert.Symptom.ShouldBe("EssentialContainerExited; Essential container in task exited; checkout exit 137 OutOfMemoryError: Container killed due to memory usage");
        var subject = alert.Subject;
        subject.Tasks.ShouldHaveSingleItem().ShouldEndWith("task/prod/3f2a9c0b7d1e4f5a8b6c2d3e4f5a6bc1");
        (subject.Account, subject.Region, subject.Cluster, subject.Service, subject.Family)
            .ShouldBe(("111122223333", "eu-central-1", "prod", "checkout", "checkout-app"));
    }

    [Fact]
    public void An_arn_of_the_old_form_still_tells_the_cluster()
    {
        const string Old = "arn:aws:ecs:eu-central-1:111122223333:task/3f2a9c0b-7d1e-4f5a-8b6c-2d3e4f5a6bc1";

        var subject = Sample.Alert("task-stopped", ("detail.taskArn", Old)).Subject;

        subject.Tasks.ShouldHaveSingleItem().ShouldContain("3f2a9c0b-7d1e-4f5a-8b6c-2d3e4f5a6bc1");
        (subject.Cluster, subject.Service).ShouldBe(("prod", "checkout"));
    }

    [Theory]
    [InlineData("EssentialContainerExited", "Essential container in task exited")]
    [InlineData("TaskFailedToStart", "CannotPullContainerError: pull image manifest has been retried 1 time(s)")]
    [InlineData("ServiceSchedulerInitiated", "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/checkout/0123456789abcdef)")]
    [InlineData("ServiceSchedulerInitiated", "Task failed container health checks")]
    [InlineData("SomethingNew", "Nobody knows yet")]
    public void A_failure_fires(string stopCode, string reason) =>
        Sample.Alert("task-stopped", ("detail.stopCode", stopCode), ("detail.stoppedReason", reason)).State.ShouldBe(AlertState.Firing);

    [Theory]
    [InlineData("ServiceSchedulerInitiated", "Scaling activity initiated by (deployment ecs-svc/1234567890123456789)")]
    [InlineData("ServiceSchedulerInitiated", "Service checkout: ECS is performing maintenance on the underlying infrastructure hosting the task.")]
    [InlineData("ServiceSchedulerInitiated", null)]
    [InlineData("UserInitiated", "Task stopped by user")]
    [InlineData("UserInitiated", "failed, says a person")]
    [InlineData("SpotInterruption", "Your Spot Task was interrupted.")]
    [InlineData("TerminationNotice", "Your Spot Task was interrupted.")]
    public void Normal_life_is_quiet(string stopCode, string? reason) =>
        Sample.Alert("task-stopped", ("detail.stopCode", stopCode), ("detail.stoppedReason", reason)).State.ShouldBe(AlertState.Quiet);

    [Theory]
    [InlineData("RUNNING")]
    [InlineData("DEPROVISIONING")]
    [InlineData("PENDING")]
    public void A_task_that_has_not_stopped_yet_is_quiet(string lastStatus)
    {
        var alert = Sample.Alert("task-stopped", ("detail.lastStatus", lastStatus));

        (alert.State, alert.Symptom).ShouldBe((AlertState.Quiet, null));
    }

    [Theory]
    [InlineData("family:nightly", 0, 143, AlertState.Quiet)]
    [InlineData("family:nightly", 0, 0, AlertState.Quiet)]
    [InlineData("family:nightly", 0, 137, AlertState.Firing)]
    [InlineData("family:nightly", 1, 0, AlertState.Firing)]
    [InlineData("family:nightly", null, 0, AlertState.Firing)]
    [InlineData("service:checkout", 0, 143, AlertState.Firing)]
    public void Exit_0_is_the_end_of_a_job_and_the_failure_of_a_service(string group, int? main, int sidecar, AlertState state) =>
        Sample.Alert(
            "task-stopped",
            ("detail.group", group),
            ("detail.containers.0.reason", null),
            ("detail.containers.0.exitCode", main is { } code ? JsonValue.Create(code) : null),
            ("detail.containers.1.exitCode", sidecar)).State.ShouldBe(state);

    [Fact]
    public void What_callers_of_the_API_wrote_names_nothing()
    {
        var alert = Sample.Alert(
            "task-stopped",
            ("detail.stoppedReason", "see arn:aws:ecs:eu-central-1:999999999999:service/evil/payments <!channel>\u001b[31m\nand more"),
            ("detail.group", "service:pay ments; rm -rf"));

        alert.Subject.Tasks.Count.ShouldBe(1);
        (alert.Subject.Account, alert.Subject.Cluster, alert.Subject.Service).ShouldBe(("111122223333", "prod", null));
        alert.Title.ShouldNotContain('\n');
        alert.Title.ShouldNotContain('\u001b');
    }

    [Fact]
    public void Without_a_time_of_its_end_the_events_time_counts() =>
        Sample.Alert("task-stopped", ("detail.stoppedAt", null)).At.ShouldBe(DateTimeOffset.Parse("2026-01-01T14:02:13Z", null));
}
