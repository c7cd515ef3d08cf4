using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

public sealed class CulpritTests
{
    [Fact]
    public void The_one_that_ended_by_itself_is_blamed_and_not_the_first_in_the_list()
    {
        var culprit = Culprit.Of(Stop.Exited().Container("envoy", 137).Container("app", 1).Dossier()).ShouldNotBeNull();

        culprit.Container.ShouldBe("app");
        culprit.Because.ShouldContain("exit code 1");
        culprit.AlsoPossible.ShouldBeEmpty();
    }

    [Fact]
    public void An_exit_of_a_container_that_is_not_essential_stops_no_task() =>
        Culprit.Of(Stop.Exited().Container("sidecar", 2, essential: false).Container("app", 0).Dossier())!.Container.ShouldBe("app");

    [Theory]
    [InlineData("aws-guardduty-agent-XyZ12")]
    [InlineData("ecs-service-connect-AbC34")]
    [InlineData("some-daemon-agent")]
    public void What_AWS_injects_is_never_to_blame(string injected) =>
        Culprit.Of(Stop.Exited().Injected(injected, 1, "OutOfMemoryError: Container killed due to memory usage").Container("app", 137).Dossier())!.Container.ShouldBe("app");

    [Fact]
    public void State_changes_tell_the_order_before_exit_codes_do()
    {
        var stop = Stop.Exited().Container("app", 1).Container("proxy", 139);
        stop.Event(t => t with { Version = 4, LastStatus = "DEACTIVATING", Containers = [t.Containers[0] with { LastStatus = "RUNNING", ExitCode = null }, t.Containers[1]] }).Event();

        var culprit = Culprit.Of(stop.Dossier()).ShouldNotBeNull();

        culprit.Container.ShouldBe("proxy");
        culprit.Because.ShouldContain("version 4");
    }

    [Fact]
    public void Two_that_failed_alike_are_both_possible()
    {
        var culprit = Culprit.Of(Stop.Exited().Container("app", 1).Container("worker", 2).Dossier()).ShouldNotBeNull();

        culprit.AlsoPossible.ShouldBe(["worker"]);
        culprit.Because.ShouldContain("does not tell");
    }

    [Fact]
    public void Of_two_that_failed_alike_the_one_whose_log_fell_silent_first_is_blamed()
    {
        var dossier = Stop.Exited().Container("app", 1).Container("worker", 1)
            .Logged("app", TimeSpan.FromSeconds(1), "lost worker").Logged("worker", TimeSpan.FromSeconds(9), "bye").Dossier();

        var culprit = Culprit.Of(dossier).ShouldNotBeNull();

        culprit.Container.ShouldBe("worker");
        culprit.AlsoPossible.ShouldBe(["app"]);
    }

    [Fact]
    public void A_kill_for_memory_outranks_the_exit_codes_of_the_others() =>
        Culprit.Of(Stop.Exited().Container("app", 1).Container("cache", 137, "OutOfMemoryError: Container killed due to memory usage").Dossier())!.Container.ShouldBe("cache");

    [Fact]
    public void The_143_that_the_agent_writes_into_what_never_started_counts_for_nothing()
    {
        var dossier = Stop.NeverStarted("Task failed to start").Container("app", 143).Dossier();
        dossier = Stop.NeverStarted("Task failed to start").With(t => t with { Containers = [dossier.Task!.Containers[0] with { RuntimeId = null }] }).Dossier();

        Culprit.Of(dossier).ShouldBeNull();
    }

    [Fact]
    public void A_task_that_never_ran_has_no_culprit() =>
        Culprit.Of(Stop.NeverStarted("CannotPullContainerError: API error").Container("app", null).Dossier()).ShouldBeNull();

    [Theory]
    [InlineData(StopCodes.UserInitiated)]
    [InlineData(StopCodes.SchedulerInitiated)]
    [InlineData(StopCodes.SpotInterruption)]
    public void A_stop_that_was_asked_for_has_no_culprit(string stopCode) =>
        Culprit.Of(Stop.Of(stopCode, "x").Container("app", 137).Dossier()).ShouldBeNull();

    [Fact]
    public void Where_the_exit_code_was_lost_the_log_shows_that_it_ran() =>
        Culprit.Of(Stop.Exited().Container("app", null).Container("db", null).Logged("app", "bye").Dossier())!.Container.ShouldBe("app");

    [Fact]
    public void A_main_container_that_is_done_is_the_first_of_those_that_were_stopped() =>
        Culprit.Of(Stop.Exited().Container("proxy", 143).Container("main", 0).Dossier())!.Container.ShouldBe("main");
}
