using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>Containers that only serve others: whose crash it is, and whose stop was only the stop.</summary>
public sealed class SidecarTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private readonly Rules _rules = builtIn.Rules;

    [Fact]
    public void A_panic_of_a_sidecar_is_the_sidecars_crash()
    {
        var top = _rules.Weigh(Stop.Exited().Container("datadog-agent", 2).Logged("datadog-agent", TimeSpan.Zero, "panic: assignment to entry in nil map").Dossier())[0];

        (top.Cause, top.Strength).ShouldBe(("sidecar_crashed", Strength.Strong));
    }

    [Fact]
    public void A_panic_of_an_application_is_the_applications_own() =>
        _rules.Weigh(Stop.Exited().Container("checkout", 2).Logged("checkout", TimeSpan.Zero, "panic: assignment to entry in nil map").Dossier())[0].Cause.ShouldBe("app_panic");

    [Fact]
    public void A_collector_that_refuses_its_settings_did_not_end_well_even_with_0()
    {
        var top = _rules.Weigh(Stop.Exited().Container("aoc", 0).Logged("aoc", TimeSpan.Zero, "Error: invalid configuration: service::pipelines::traces: references exporter \"a\" which is not configured").Dossier())[0];

        top.Cause.ShouldBe("sidecar_config_invalid");
    }

    [Fact]
    public void The_CloudWatch_agent_answers_the_stop_after_the_main_container_with_2()
    {
        var top = _rules.Weigh(Stop.Exited().Container("app", 0).Container("cloudwatch-agent", 2).Dossier())[0];

        (top.Cause, top.Container).ShouldBe(("sidecar_killed_after_main", "app"));
    }

    [Fact]
    public void A_sidecar_that_was_told_to_stop_is_not_to_blame() =>
        _rules.Weigh(Stop.Exited().Container("app", 0).Container("log_router", 1).Logged("log_router", TimeSpan.Zero, "[engine] caught signal (SIGTERM)").Dossier())[0]
            .Cause.ShouldBe("sidecar_killed_after_main");

    [Fact]
    public void A_sidecar_that_crashed_is_to_blame_though_the_application_then_ended_well() =>
        _rules.Weigh(Stop.Exited().Container("app", 0).Container("log_router", 139).Dossier())[0].Cause.ShouldBe("sidecar_segfault");

    [Fact]
    public void A_sidecar_that_was_killed_alone_stays_unknown() =>
        _rules.Weigh(Stop.Exited().Container("log_router", 137).Dossier())[0].Bucket.ShouldBe(Bucket.Unknown);

    [Fact]
    public void A_container_that_the_runtime_failed_before_somebody_stopped_the_task_is_to_be_explained()
    {
        var dossier = Stop.Of(StopCodes.UserInitiated, "Task stopped by user").With(t => t with { StartedAt = null })
            .Container("app", null, "DockerTimeoutError: Could not transition to created; timed out after waiting 4m0s").With(t => t with { LaunchType = "EC2" }).Dossier();

        _rules.Weigh(dossier)[0].Cause.ShouldBe("docker_daemon_timeout");
        _rules.Contradictions("user_stopped", null, dossier).ShouldNotBeEmpty();
    }

    [Fact]
    public void What_the_application_needs_and_cannot_reach_explains_its_failed_checks()
    {
        var top = _rules.Weigh(Stop.Of(StopCodes.SchedulerInitiated, "Task failed ELB health checks in (target-group a)").Container("app", 137)
            .Logged("app", TimeSpan.Zero, "nginx: [emerg] host not found in upstream \"api\" in /etc/nginx/conf.d/default.conf:3").Dossier())[0];

        top.Cause.ShouldBe("nginx_upstream_not_found");
    }

    [Fact]
    public void A_service_whose_desired_count_is_not_told_is_not_set_to_0() =>
        _rules.Weigh(Stop.NeverStarted("AGENT").With(t => t with { LaunchType = "EC2" }).Dossier()).ShouldNotContain(h => h.Cause == "desired_count_zero");
}
