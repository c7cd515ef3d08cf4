using TriageBot.Triage.Ecs;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

public sealed class HealthTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private const string Target = "(target-group arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/checkout/0123456789abcdef)";
    private const string ByContainer = "Task failed container health checks";
    private const string ByLoadBalancer = $"Task failed ELB health checks in {Target}";

    private readonly Rules _rules = builtIn.Rules;

    [Fact]
    public void The_unhealthy_container_is_the_culprit()
    {
        var dossier = Stopped(ByContainer, 143).Container("proxy", 137).Recorded(c => c with { HealthStatus = "UNHEALTHY" }).Dossier();
        var top = _rules.Weigh(dossier).ShouldHaveSingleItem();

        top.Cause.ShouldBe("container_health_check_failed");
        top.Container.ShouldBe("proxy");
        top.For.Select(c => c.EvidenceId).ShouldBe(["record.stoppedReason", "record.containers[proxy].healthStatus", "record.containers[proxy].exitCode"]);
    }

    [Fact]
    public void Where_nothing_tells_why_a_container_was_unhealthy_it_stays_unknown()
    {
        var top = _rules.Weigh(Stopped(ByContainer).Dossier())[0];

        top.Container.ShouldBe("app");
        top.Bucket.ShouldBe(Bucket.Unknown);
        top.WouldSettle.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(100, Bucket.Config)] // 10 s of grace and three tries 30 s apart
    [InlineData(3600, Bucket.Unknown)]
    [InlineData(20, Bucket.Unknown)]
    public void A_stop_right_after_the_first_tries_blames_the_check_or_its_start_period(int lived, Bucket bucket)
    {
        var stop = Stopped(ByContainer)
            .Defined(c => c with { HealthCheck = new HealthCheck(["CMD-SHELL", "curl -f http://localhost/"], 30, 5, 3, 10) })
            .With(t => t with { StartedAt = t.StoppingAt!.Value.AddSeconds(-lived) }).Dossier();
        var top = _rules.Weigh(stop)[0];

        top.Bucket.ShouldBe(bucket);
        var next = _rules.Next(top, stop).ShouldNotBeNull();
        next.Field.ShouldBe("containerDefinitions[app].healthCheck.startPeriod");
        next.From.ShouldBe("10");
    }

    [Fact]
    public void A_check_whose_command_is_missing_in_the_image_is_a_setting()
    {
        var dossier = Stopped(ByContainer).Logged("app", "/bin/sh: 1: curl: not found").Dossier();
        var top = _rules.Weigh(dossier)[0];

        top.Bucket.ShouldBe(Bucket.Config);
        top.For.ShouldContain(c => c.EvidenceId == "logs/app#0");
        _rules.Supports(top.Cause, dossier.Line("logs/app#0")!, "app").ShouldNotBeNull();
    }

    [Fact]
    public void A_missing_command_alone_is_no_failed_check() =>
        _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", "/bin/sh: 1: curl: not found").Dossier())
            .ShouldNotContain(h => h.Cause == "container_health_check_failed");

    [Theory]
    [InlineData(ByLoadBalancer)]
    [InlineData("Task failed ELB health checks in (elb classic-1)")]
    [InlineData("Task failed ELB health checks in (target-group arn:aws:elasticloadb")]
    public void A_load_balancers_checks(string reason)
    {
        var dossier = Stopped(reason, 0).Event().Dossier();
        var top = _rules.Weigh(dossier).ShouldHaveSingleItem();

        top.Cause.ShouldBe("elb_health_check_failed");
        top.Bucket.ShouldBe(Bucket.Config);
        top.Strength.ShouldBe(Strength.Decisive);
        _rules.Contradictions(top.Cause, top.Container, dossier).ShouldBeEmpty();
        _rules.Supports(top.Cause, dossier.Line("events#0")!, null).ShouldNotBeNull().Field.ShouldBe("stoppedReason");
        _rules.Contradictions("container_health_check_failed", null, dossier).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("(service checkout) (port 8080) is unhealthy in (target-group a) due to (reason Health checks failed with these codes: [404]).", "target_answers_wrong_code", "matcher")]
    [InlineData("(service checkout) (task 0123456789abcdef0123456789abcdef) (port 8080) is unhealthy in (target-group a) due to (reason Request timed out).", "target_timed_out", "security group")]
    [InlineData("(service checkout) (instance i-0123456789abcdef0) (port 32768) is unhealthy in (target-group a) due to (reason Health checks failed)", "target_refused", "began to listen")]
    [InlineData("service checkout port 3141 is unhealthy in target-group a due to (reason Health checks failed).", "target_refused", "began to listen")]
    [InlineData("(service checkout) (port 8080) is unhealthy in (target-group a) due to (reason Health checks fai", "target_unhealthy", null)]
    public void The_services_event_tells_why_the_target_was_unhealthy(string told, string? signature, string? settles)
    {
        var top = _rules.Weigh(Stopped(ByLoadBalancer).ServiceTold(TimeSpan.FromSeconds(30), told).Dossier())[0];

        top.For.Where(c => c.EvidenceId == "service.events[e0]").Select(c => c.Signature).SingleOrDefault().ShouldBe(signature);
        if (settles is not null)
            top.WouldSettle.ShouldNotBeNull().ShouldContain(settles);
    }

    [Fact]
    public void What_the_service_tells_of_another_task_or_another_day_is_not_heard()
    {
        const string Told = "(service checkout) (task ffffffffffffffffffffffffffffffff) (port 8080) is unhealthy in (target-group a) due to (reason Request timed out).";
        const string Mine = "(service checkout) (port 8080) is unhealthy in (target-group a) due to (reason Request timed out).";

        _rules.Weigh(Stopped(ByLoadBalancer).ServiceTold(TimeSpan.FromSeconds(30), Told).Dossier())[0].For.ShouldNotContain(c => c.Signature == "target_timed_out");
        _rules.Weigh(Stopped(ByLoadBalancer).ServiceTold(TimeSpan.FromDays(1), Mine).Dossier())[0].For.ShouldNotContain(c => c.Signature == "target_timed_out");
    }

    [Fact]
    public void A_checker_that_was_turned_away_is_a_second_witness()
    {
        var dossier = Stopped(ByLoadBalancer).Logged("app", "10.0.3.7 - - \"GET /health HTTP/1.1\" 401 12 \"-\" \"ELB-HealthChecker/2.0\"").Dossier();

        _rules.Weigh(dossier)[0].For.ShouldContain(c => c.EvidenceId == "logs/app#0");
        _rules.Supports("elb_health_check_failed", dossier.Line("logs/app#0")!, "app").ShouldNotBeNull();
    }

    [Theory]
    [InlineData(ByContainer)]
    [InlineData(ByLoadBalancer)]
    public void The_exit_code_after_a_health_stop_is_the_stop_and_never_memory(string reason)
    {
        var dossier = Stopped(reason, 137).Logged("app", "received SIGTERM").Dossier();
        var all = _rules.Weigh(dossier);

        all.ShouldNotContain(h => h.Bucket == Bucket.Oom);
        _rules.Contradictions("container_oom", "app", dossier).ShouldNotBeEmpty();
        _rules.RuledOut(dossier, all[0]).Select(r => r.Cause).ShouldBe(["container_oom", "scale_in"], ignoreOrder: true);
    }

    [Fact]
    public void ECSs_own_word_of_an_OOM_kill_outweighs_the_health_check()
    {
        var dossier = Stop.Of(StopCodes.SchedulerInitiated, ByContainer).OfService().Container("app", 137, "OutOfMemoryError: Container killed due to memory usage").Dossier();

        _rules.Weigh(dossier)[0].Cause.ShouldBe("container_oom");
        _rules.Contradictions("container_health_check_failed", "app", dossier).ShouldNotBeEmpty();
    }

    [Fact]
    public void Whoever_writes_of_health_checks_when_calling_StopTask_is_not_believed() =>
        _rules.Weigh(Stop.Of(StopCodes.UserInitiated, ByLoadBalancer).Container("app", 143).Dossier()).ShouldHaveSingleItem().Cause.ShouldBe("user_stopped");

    [Fact]
    public void A_task_that_ended_of_itself_was_not_stopped_for_its_health()
    {
        var dossier = Stop.Exited().OfService().Container("app", 1)
            .ServiceTold(TimeSpan.FromSeconds(30), "(service checkout) (port 8080) is unhealthy in (target-group a) due to (reason Request timed out).").Dossier();

        _rules.Weigh(dossier)[0].Cause.ShouldNotBe("elb_health_check_failed");
        _rules.Contradictions("elb_health_check_failed", "app", dossier).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("ECS deployment circuit breaker: tasks failed to start.", "circuit_breaker_tripped")]
    [InlineData("ECS deployment ecs-svc/1 in progress.", null)]
    public void The_circuit_breaker_by_the_services_record(string because, string? cause)
    {
        var service = Stop.Service(Stop.End) with { Deployments = [Deployment("ecs-svc/2", "PRIMARY", "FAILED", because)] };

        _rules.Weigh(Stop.NoTask(service)).Select(h => h.Cause).FirstOrDefault().ShouldBe(cause);
    }

    [Fact]
    public void The_circuit_breaker_by_a_deployment_event()
    {
        var action = Stop.Action("SERVICE_DEPLOYMENT_FAILED", "ECS deployment circuit breaker: tasks failed to start.", kind: "ECS Deployment State Change");
        var top = _rules.Weigh(Stop.NoTask(Stop.Service(Stop.End), action))[0];

        top.Cause.ShouldBe("circuit_breaker_tripped");
        top.Summary.ShouldContain("checkout");
        _rules.Supports(top.Cause, action.Line, null).ShouldNotBeNull().Strength.ShouldBe(Strength.Strong);
    }

    [Fact]
    public void A_task_that_the_breaker_rolled_back_was_not_simply_replaced()
    {
        var service = Stop.Service(Stop.End) with
        {
            Deployments = [Deployment("ecs-svc/2", "PRIMARY", "IN_PROGRESS", null), Deployment("ecs-svc/1", "ACTIVE", "FAILED", "ECS deployment circuit breaker: tasks failed to start.")],
        };
        var dossier = Stop.Of(StopCodes.SchedulerInitiated, "Scaling activity initiated by (deployment ecs-svc/1)").OfService().Container("app", 143).ServiceNow(service).Dossier();

        _rules.Weigh(dossier)[0].Cause.ShouldBe("circuit_breaker_tripped");
        _rules.Contradictions("deployment_replacement", null, dossier).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_task_that_failed_is_explained_by_its_failure_and_not_by_the_breaker_that_counted_it()
    {
        var service = Stop.Service(Stop.End) with { Deployments = [Deployment("ecs-svc/1", "PRIMARY", "FAILED", "ECS deployment circuit breaker: tasks failed to start.")] };
        var dossier = Stop.Exited().OfService().Container("app", 1).Logged("app", "panic: runtime error: index out of range [3] with length 3").ServiceNow(service).Dossier();

        _rules.Weigh(dossier)[0].Cause.ShouldBe("app_panic");
        _rules.Contradictions("circuit_breaker_tripped", null, dossier).ShouldNotBeEmpty();
    }

    [Fact]
    public void Starts_that_ECS_slows_down_stay_unknown_until_a_task_tells_why()
    {
        var service = Stop.Service(Stop.End, "(service checkout) is unable to consistently start tasks successfully. For more information, see the Troubleshooting section.");

        var top = _rules.Weigh(Stop.NoTask(service)).ShouldHaveSingleItem();
        top.Cause.ShouldBe("service_start_impaired");
        top.Bucket.ShouldBe(Bucket.Unknown);
        _rules.Contradictions(top.Cause, null, Stop.NeverStarted("CannotPullContainerError: x").Container("app", null).ServiceNow(service).Dossier()).ShouldNotBeEmpty();
    }

    private static EcsDeployment Deployment(string id, string status, string state, string? because) =>
        new(id, status, null, 2, 0, 0, 3, Stop.End.AddMinutes(-5), Stop.End, state, because);

    private static Stop Stopped(string reason, int exitCode = 143) => Stop.Of(StopCodes.SchedulerInitiated, reason).OfService().Container("app", exitCode);
}
