using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

public sealed class RulesTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private readonly Rules _rules = builtIn.Rules;

    [Fact]
    public void Where_no_task_was_found_nothing_is_weighed()
    {
        var with = Stop.Exited().Dossier();
        var without = new Dossier { Target = with.Target, GatheredAt = with.GatheredAt };

        _rules.Weigh(without).ShouldBeEmpty();
        _rules.Contradictions("container_oom", "app", without).ShouldBeEmpty();
    }

    [Fact]
    public void Where_the_task_definition_could_not_be_read_every_container_counts() =>
        _rules.Weigh(Stop.Exited().Container("app", 1).WithoutDefinition().Logged("app", "panic: x").Dossier())[0].Cause.ShouldBe("app_panic");

    [Fact]
    public void One_cause_of_one_container_is_one_hypothesis()
    {
        var all = _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", "panic: a", "panic: b", "goroutine 1 [running]:", "fatal error: concurrent map writes").Dossier());

        all.ShouldHaveSingleItem().For.Count(c => c.Signature == "go_panic").ShouldBe(2);
    }

    [Fact]
    public void What_the_record_contradicts_comes_last_and_says_why()
    {
        var all = _rules.Weigh(Stop.Of(StopCodes.SchedulerInitiated, "Scaling activity initiated by (deployment ecs-svc/1)").OfService()
            .Container("app", 143).Logged("app", "panic: x").Dossier());

        all[^1].Cause.ShouldBe("app_panic");
        all[^1].Strength.ShouldBe(Strength.Weak);
        all[^1].Against.ShouldContain(c => c.EvidenceId == "record.stopCode");
    }

    [Fact]
    public void A_cause_that_the_rulebook_does_not_know_is_backed_by_nothing()
    {
        _rules.Cause("gremlins").ShouldBeNull();
        _rules.Supports("gremlins", Stop.Line("app", "panic: gremlins"), "app").ShouldBeNull();
    }

    [Fact]
    public void The_event_of_another_containers_death_backs_nothing_about_this_one()
    {
        var line = Stop.Exited().Container("app", 1).Container("cache", 137, "OutOfMemoryError: Container killed due to memory usage").Event().Dossier().Line("events#0")!;

        _rules.Supports("container_oom", line, "cache").ShouldNotBeNull();
        _rules.Supports("container_oom", line, "app").ShouldBeNull();
    }

    [Fact]
    public void Essential_container_in_task_exited_backs_no_cause()
    {
        var line = Stop.Exited().Container("app", 139).Event().Dossier().Line("events#0")!;

        _rules.Causes.Where(c => _rules.Supports(c.Id, line, null) is not null).Select(c => c.Id).ShouldBeEmpty();
    }

    [Fact]
    public void A_heap_that_died_in_the_application_rules_a_kill_by_ECS_out()
    {
        var dossier = Stop.Exited().Container("app", 134).Logged("app", "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory").Dossier();

        _rules.RuledOut(dossier, _rules.Weigh(dossier)[0]).ShouldHaveSingleItem().Cause.ShouldBe("container_oom");
    }
}
