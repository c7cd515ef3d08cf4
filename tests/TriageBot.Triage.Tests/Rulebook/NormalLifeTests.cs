using TriageBot.Triage.Ecs;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

public sealed class NormalLifeTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private const string Scaling = "Scaling activity initiated by (deployment ecs-svc/1)";

    private readonly Rules _rules = builtIn.Rules;

    [Theory]
    [InlineData("nightly export job finished, 1204 rows", Strength.Strong)]
    [InlineData("listening on port 8080", Strength.Weak)]
    [InlineData("Database migrations completed successfully", Strength.Weak)]
    public void An_exit_with_0_is_proven_only_by_a_word_that_the_work_is_done(string last, Strength strength) =>
        _rules.Weigh(Stop.Exited().Container("job", 0).Logged("job", last).With(t => t with { Group = null }).Dossier())
            .First(h => h.Cause == "clean_exit").Strength.ShouldBe(strength);

    [Fact]
    public void A_task_of_an_older_deployment_was_replaced()
    {
        var dossier = Scaled().ServiceNow(Service("ecs-svc/2", Stop.End.AddMinutes(-5))).Dossier();
        var all = _rules.Weigh(dossier);

        all.ShouldHaveSingleItem().Cause.ShouldBe("deployment_replacement");
        all[0].Bucket.ShouldBe(Bucket.Benign);
        all[0].Strength.ShouldBe(Strength.Decisive);
        all[0].For.ShouldContain(c => c.EvidenceId == "service.deployments[ecs-svc/2]");
        _rules.Contradictions("scale_in", null, dossier).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_task_of_the_primary_deployment_was_scaled_in()
    {
        var dossier = Scaled().ServiceNow(Service("ecs-svc/1", Stop.End.AddDays(-1))).Dossier();

        _rules.Weigh(dossier).ShouldHaveSingleItem().Cause.ShouldBe("scale_in");
        _rules.Contradictions("deployment_replacement", null, dossier).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_deployment_that_began_after_the_stop_tells_nothing_of_it()
    {
        var dossier = Scaled().ServiceNow(Service("ecs-svc/2", Stop.End.AddMinutes(5))).Dossier();

        _rules.Weigh(dossier).Select(h => (h.Cause, h.Strength)).ShouldBe([("scale_in", Strength.Strong), ("deployment_replacement", Strength.Weak)]);
    }

    [Theory]
    [InlineData(137)]
    [InlineData(143)]
    [InlineData(1)]
    public void The_exit_code_after_a_stop_that_was_asked_for_blames_nobody(int exitCode)
    {
        var all = _rules.Weigh(Scaled(exitCode).Logged("app", "received SIGTERM, shutting down gracefully").Dossier());

        all[0].Bucket.ShouldBe(Bucket.Benign);
        all[0].For.ShouldContain(c => c.EvidenceId == "logs/app#0");
        all.ShouldAllBe(h => h.Bucket == Bucket.Benign);
    }

    [Fact]
    public void Exit_137_after_the_stop_timeout_says_that_SIGTERM_was_not_heeded()
    {
        var dossier = Scaled(137).With(t => t with { StoppingAt = Stop.End.AddSeconds(-30) }).Dossier();

        _rules.Weigh(dossier)[0].For.ShouldContain(c => c.Says.Contains("did not heed SIGTERM", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Task stopped by user")]
    [InlineData("OutOfMemoryError: Container killed due to memory usage")]
    [InlineData("CannotPullContainerError: app: not found")]
    [InlineData("Scaling activity initiated by (deployment ecs-svc/1)")]
    public void Whatever_the_caller_of_StopTask_wrote_it_is_a_stop_by_a_call(string reason)
    {
        var dossier = Stop.Of(StopCodes.UserInitiated, reason).Container("app", 137).Event().Dossier();

        _rules.Weigh(dossier).ShouldHaveSingleItem().Cause.ShouldBe("user_stopped");
        _rules.Supports("user_stopped", dossier.Line("events#0")!, null).ShouldNotBeNull().Field.ShouldBe("stopCode");
        foreach (var other in new[] { "container_oom", "image_tag_not_found", "scale_in" })
            _rules.Supports(other, dossier.Line("events#0")!, null).ShouldBeNull(other);
    }

    [Theory]
    [InlineData("ECS is performing maintenance on the underlying infrastructure hosting the task")]
    [InlineData("Service checkout: ECS is performing maintenance on the underlying infrastructure hosting the task.")]
    public void Maintenance_is_expected(string reason)
    {
        var top = _rules.Weigh(Stop.Of(StopCodes.SchedulerInitiated, reason).Container("app", 137).Dossier())[0];

        top.Cause.ShouldBe("host_maintenance");
        top.Bucket.ShouldBe(Bucket.Benign);
    }

    [Theory]
    [InlineData(StopCodes.SpotInterruption, "Your Spot Task was interrupted.")]
    [InlineData(StopCodes.TerminationNotice, "Your Spot Task was interrupted.")]
    [InlineData(StopCodes.SpotInterruption, null)]
    public void Spot_capacity_that_was_taken_back(string stopCode, string? reason)
    {
        var top = _rules.Weigh(Stop.Of(stopCode, reason).Container("app", 0).Dossier())[0];

        top.Cause.ShouldBe("spot_interruption");
        top.Bucket.ShouldBe(Bucket.Resource);
    }

    [Fact]
    public void A_job_that_ends_with_0_is_done()
    {
        var dossier = Stop.Exited().With(t => t with { Group = "family:nightly" }).Container("job", 0).Dossier();
        var top = _rules.Weigh(dossier).ShouldHaveSingleItem();

        top.Cause.ShouldBe("clean_exit");
        top.Bucket.ShouldBe(Bucket.Benign);
        top.Strength.ShouldBe(Strength.Strong);
        _rules.Contradictions("clean_exit", "job", dossier).ShouldBeEmpty();
    }

    [Fact]
    public void A_services_container_that_ends_with_0_is_not_fine()
    {
        var top = _rules.Weigh(Stop.Exited().OfService().Container("app", 0).Dossier()).ShouldHaveSingleItem();

        top.Cause.ShouldBe("clean_exit");
        top.Bucket.ShouldBe(Bucket.Unknown);
        top.Strength.ShouldBe(Strength.Weak);
        top.WouldSettle.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(137)]
    [InlineData(143)]
    public void A_sidecar_that_is_killed_after_the_job_is_done_is_no_failure(int exitCode)
    {
        var top = _rules.Weigh(Stop.Exited().With(t => t with { Group = "family:nightly" }).Container("log", exitCode, essential: false).Container("job", 0).Dossier())[0];

        top.Cause.ShouldBe("sidecar_killed_after_main");
        top.Container.ShouldBe("job");
        top.Bucket.ShouldBe(Bucket.Benign);
    }

    [Fact]
    public void An_exit_that_is_not_clean_contradicts_a_clean_exit()
    {
        _rules.Contradictions("clean_exit", "app", Stop.Exited().Container("app", 1).Dossier()).ShouldNotBeEmpty();
        _rules.Contradictions("clean_exit", "app", Stop.Exited().Container("app", null).Dossier()).ShouldNotBeEmpty();
        _rules.Contradictions("clean_exit", "app", Stop.Exited().Container("app", 0, "OutOfMemoryError: Container killed due to memory usage").Dossier()).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_container_that_ended_of_itself_contradicts_every_stop_that_was_asked_for()
    {
        var dossier = Stop.Exited().OfService().Container("app", 137).Dossier();

        foreach (var cause in new[] { "scale_in", "deployment_replacement", "user_stopped", "host_maintenance", "spot_interruption" })
            _rules.Contradictions(cause, null, dossier).ShouldNotBeEmpty(cause);
        _rules.RuledOut(dossier, _rules.Weigh(dossier)[0]).Select(r => r.Cause).ShouldBe(["deployment_replacement", "container_health_check_failed"]);
    }

    [Fact]
    public void A_health_check_kill_is_no_scale_in()
    {
        var dossier = Stop.Of(StopCodes.SchedulerInitiated, "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/a/1)")
            .OfService().Container("app", 143).Logged("app", "received SIGTERM").Dossier();

        _rules.Weigh(dossier).ShouldAllBe(h => h.Cause == "elb_health_check_failed");
        _rules.Contradictions("scale_in", null, dossier).ShouldNotBeEmpty();
    }

    private static Stop Scaled(int exitCode = 143) => Stop.Of(StopCodes.SchedulerInitiated, Scaling).OfService().Container("app", exitCode);

    private static EcsService Service(string primary, DateTimeOffset since) => new()
    {
        ServiceArn = "arn:aws:ecs:eu-central-1:111122223333:service/prod/checkout",
        Name = "checkout",
        DesiredCount = 2,
        Deployments = [new EcsDeployment(primary, "PRIMARY", null, 2, 2, 0, 0, since, since, "COMPLETED", null)],
    };
}
