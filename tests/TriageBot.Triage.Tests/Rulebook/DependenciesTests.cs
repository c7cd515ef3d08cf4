using TriageBot.Triage.Ecs;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

public sealed class DependenciesTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private const string Failed = "CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [migrate] for target [app] as dependency did not exit successfully.";

    private readonly Rules _rules = builtIn.Rules;

    [Theory]
    [InlineData("CannotStartContainerError: dependency graph: container ordering dependency [migrate] for target [app] has timed out.", "dependency_timed_out")]
    [InlineData(Failed, "dependency_failed")]
    [InlineData("CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [migrate] for target [app] because dependency will never start", "dependency_never_starts")]
    [InlineData("CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [migrate] for tar", "dependency_unresolved")]
    [InlineData("CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [migrate(registry/migrate:1) (CREATED->RUNNING)] for target [app] as dependency did not exit successfully.", "dependency_failed")]
    public void The_container_that_was_waited_for_is_to_be_explained(string reason, string signature)
    {
        var dossier = Waited(reason).Event().Dossier();
        var top = _rules.Weigh(dossier)[0];

        top.Cause.ShouldBe("dependency_condition_unmet");
        top.Container.ShouldBe("migrate");
        top.Bucket.ShouldBe(Bucket.Config);
        top.For.ShouldContain(c => c.Signature == signature && c.EvidenceId == "record.containers[app].reason");
        _rules.Contradictions(top.Cause, "migrate", dossier).ShouldBeEmpty();
        _rules.Supports(top.Cause, dossier.Line("events#0")!, "migrate").ShouldNotBeNull().Field.ShouldBe("containers.reason");
    }

    [Theory]
    [InlineData("CannotStartContainerError: dependency graph: container ordering dependency [nobody] for target [app] does not exist.")]
    [InlineData("CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [migr")]
    [InlineData("TaskDependencyError: dependency on resources not resolved")]
    public void Where_the_reason_names_no_container_of_the_task_the_one_that_bears_it_is_meant(string reason)
    {
        var top = _rules.Weigh(Waited(reason).Dossier())[0];

        top.Cause.ShouldBe("dependency_condition_unmet");
        top.Container.ShouldBe("app");
    }

    [Fact]
    public void What_the_dependency_itself_says_comes_first()
    {
        var dossier = Waited(Failed).Logged("migrate", "panic: relation \"orders\" already exists").Dossier();

        Culprit.Of(dossier).ShouldNotBeNull().Container.ShouldBe("migrate");
        _rules.Weigh(dossier).Select(h => (h.Cause, h.Container)).ShouldBe([("app_panic", "migrate"), ("dependency_condition_unmet", "migrate")]);
    }

    [Fact]
    public void The_agents_exit_code_143_is_no_stop()
    {
        var dossier = Waited(Failed).Dossier();

        _rules.RuledOut(dossier, _rules.Weigh(dossier)[0]).ShouldContain(r => r.Cause == "scale_in" && r.Because.Contains("app", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SUCCESS", 1, null, true)]
    [InlineData("SUCCESS", 0, null, false)]
    [InlineData("COMPLETE", 1, null, false)]
    [InlineData("HEALTHY", null, "UNHEALTHY", true)]
    [InlineData("HEALTHY", null, "HEALTHY", false)]
    public void Without_a_reason_the_definition_tells_what_was_waited_for(string condition, int? exitCode, string? health, bool unmet)
    {
        var dossier = Stop.NeverStarted("Task failed to start")
            .Container("migrate", exitCode, essential: false).Recorded(c => c with { HealthStatus = health })
            .Container("app", null).Defined(c => c with { DependsOn = [new ContainerDependency("migrate", condition)] }).Dossier();

        _rules.Weigh(dossier).Any(h => h is { Cause: "dependency_condition_unmet", Container: "migrate" }).ShouldBe(unmet);
    }

    [Fact]
    public void A_task_that_ran_had_nothing_left_to_wait_for() =>
        _rules.Contradictions("dependency_condition_unmet", "migrate", Stop.Exited().Container("app", 1).Dossier()).ShouldNotBeEmpty();

    [Fact]
    public void A_helper_that_ends_takes_the_service_with_it()
    {
        var dossier = Helped().OfService().Dossier();
        var top = _rules.Weigh(dossier)[0];

        top.Cause.ShouldBe("essential_helper_exited");
        top.Container.ShouldBe("wait-for-db");
        top.Bucket.ShouldBe(Bucket.Config);
        _rules.RuledOut(dossier, top).ShouldContain(r => r.Cause == "clean_exit");
        var next = _rules.Next(top, dossier).ShouldNotBeNull();
        (next.Field, next.From, next.To).ShouldBe(("containerDefinitions[wait-for-db].essential", "true", "false"));
    }

    [Fact]
    public void A_job_with_a_proxy_beside_it_is_done_and_no_helper() =>
        _rules.Weigh(Helped().With(t => t with { Group = "family:nightly" }).Dossier())[0].Bucket.ShouldBe(Bucket.Benign);

    [Fact]
    public void What_serves_itself_is_no_helper()
    {
        var dossier = Stop.Exited().OfService().Container("web", 0).Defined(c => c with { ContainerPorts = [80] })
            .Container("app", 143).Defined(c => c with { ContainerPorts = [8080] }).Dossier();

        _rules.Weigh(dossier).ShouldNotContain(h => h.Cause == "essential_helper_exited");
    }

    [Fact]
    public void A_helper_that_failed_is_contradicted() =>
        _rules.Contradictions("essential_helper_exited", "init", Stop.Exited().Container("init", 1).Dossier()).ShouldNotBeEmpty();

    private static Stop Waited(string reason) => Stop.NeverStarted("Task failed to start")
        .Container("migrate", 1, essential: false)
        .Container("app", 143, reason).Recorded(c => c with { RuntimeId = null });

    private static Stop Helped() => Stop.Exited().Container("wait-for-db", 0)
        .Container("app", 143).Defined(c => c with { ContainerPorts = [8080] });
}
