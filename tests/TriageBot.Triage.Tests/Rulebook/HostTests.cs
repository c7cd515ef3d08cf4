using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

public sealed class HostTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private readonly Rules _rules = builtIn.Rules;

    [Theory]
    [InlineData(StopCodes.TerminationNotice, "Host EC2 (instance i-0123456789abcdef0) terminated.", "host_terminated", Bucket.Resource)]
    [InlineData(StopCodes.SchedulerInitiated, "Host EC2 (instance i-0123456789abcdef0) stopped/terminated.", "host_terminated", Bucket.Resource)]
    [InlineData(StopCodes.SchedulerInitiated, "Host EC2 (instance i-0123456789abcdef0) stopped.", "host_stopped", Bucket.Resource)]
    [InlineData(StopCodes.SchedulerInitiated, "Container instance deregistration forced by user", "host_deregistered", Bucket.Benign)]
    public void A_host_that_goes_takes_the_task_with_it(string stopCode, string reason, string cause, Bucket bucket)
    {
        var dossier = OnEc2(Stop.Of(stopCode, reason)).Container("app", 137).Event().Dossier();
        var all = _rules.Weigh(dossier);

        all[0].Cause.ShouldBe(cause);
        all[0].Bucket.ShouldBe(bucket);
        all[0].Container.ShouldBeNull();
        all.ShouldNotContain(h => h.Bucket == Bucket.Oom);
        _rules.Contradictions(cause, null, dossier).ShouldBeEmpty();
        _rules.Supports(cause, dossier.Line("events#0")!, null).ShouldNotBeNull();
        _rules.RuledOut(dossier, all[0]).ShouldContain(r => r.Cause == "container_oom");
    }

    [Fact]
    public void On_Fargate_no_host_of_ones_own_can_go() =>
        _rules.Contradictions("host_terminated", null, Stop.Of(StopCodes.SchedulerInitiated, "x").Container("app", 137).Dossier()).ShouldNotBeEmpty();

    [Fact]
    public void A_container_that_ended_of_itself_was_not_ended_by_its_host() =>
        _rules.Contradictions("host_terminated", null, OnEc2(Stop.Exited()).Container("app", 1).Dossier()).ShouldNotBeEmpty();

    [Fact]
    public void Whoever_writes_of_a_host_when_calling_StopTask_is_not_believed() =>
        _rules.Weigh(OnEc2(Stop.Of(StopCodes.UserInitiated, "Host EC2 (instance i-0123456789abcdef0) terminated.")).Container("app", 143).Dossier())
            .ShouldHaveSingleItem().Cause.ShouldBe("user_stopped");

    [Theory]
    [InlineData("Timeout waiting for EphemeralStorage provisioning to complete.")]
    [InlineData("InternalError: an unexpected error occurred")]
    [InlineData("TaskFailedToStart: Internal error.")]
    public void A_platform_error_is_AWSs(string reason)
    {
        var dossier = Stop.NeverStarted(reason).Container("app", null).Event().Dossier();
        var top = _rules.Weigh(dossier)[0];

        (top.Cause, top.Bucket).ShouldBe(("platform_error", Bucket.Resource));
        _rules.Supports("platform_error", dossier.Line("events#0")!, null).ShouldNotBeNull();
        _rules.Contradictions("platform_error", null, Stop.Exited().Container("app", 1).Dossier()).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_registrys_internal_error_is_not_the_platforms() =>
        _rules.Weigh(Stop.NeverStarted("CannotPullContainerError: pull image manifest has been retried 5 time(s): InternalError: x").Container("app", null).Dossier())
            .ShouldNotContain(h => h.Cause == "platform_error");

    [Fact]
    public void A_disconnected_agent_makes_the_record_doubtful_and_proves_nothing()
    {
        var all = _rules.Weigh(OnEc2(Stop.Exited()).With(t => t with { Connectivity = "DISCONNECTED" }).Container("app", 1).Logged("app", "panic: no such table").Dossier());

        all[0].Cause.ShouldBe("app_panic");
        all.ShouldContain(h => h.Cause == "agent_disconnected" && h.Strength == Strength.Weak);
    }

    [Theory]
    [InlineData("CannotStartContainerError: Error response from daemon: mkdir /var/lib/docker/overlay2/aa: input/output error", "host_storage_failed")]
    [InlineData("ECS timed out while configuring the EBS volume attachment to your Task", "host_storage_failed")]
    public void Storage_that_fails_under_the_task(string reason, string cause) =>
        _rules.Weigh(OnEc2(Stop.NeverStarted("Task failed to start")).Container("app", null, reason).Dossier())[0].Cause.ShouldBe(cause);

    [Theory]
    [InlineData("OSError: [Errno 28] No space left on device: '/tmp/x'")]
    [InlineData("Error: ENOSPC: no space left on device, write")]
    public void An_application_that_found_no_space_left(string line)
    {
        var dossier = Stop.Exited().Container("app", 1).Logged("app", "Traceback (most recent call last):", "  File \"app.py\", line 3, in <module>", line).Dossier();
        var top = _rules.Weigh(dossier)[0];

        (top.Cause, top.Container, top.Bucket).ShouldBe(("disk_full", "app", Bucket.Resource));
        _rules.Contradictions("disk_full", "app", dossier).ShouldBeEmpty();
        _rules.Supports("disk_full", dossier.Line("logs/app#2")!, "app").ShouldNotBeNull();
    }

    [Fact]
    public void A_full_disk_does_not_explain_a_stop_that_was_asked_for() =>
        _rules.Contradictions("disk_full", "app", Stop.Of(StopCodes.SchedulerInitiated, "Scaling activity initiated by (deployment ecs-svc/1)").Container("app", 143).Dossier()).ShouldNotBeEmpty();

    [Fact]
    public void Too_many_file_watches_are_no_full_disk() =>
        _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", "inotify_add_watch: no space left on device").Dossier()).ShouldNotContain(h => h.Cause == "disk_full");

    private static Stop OnEc2(Stop stop) => stop.With(t => t with { LaunchType = "EC2" });
}
