using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

public sealed class CoarseTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private readonly Rules _rules = builtIn.Rules;

    [Theory]
    [InlineData("permission_denied_runtime", "fatal: cannot write to /var/spool/ledger")]
    [InlineData("app_config_missing", "fatal: could not open /srv/ledger/rules.toml")]
    [InlineData("dns_failure", "FATAL unable to resolve broker-1.internal")]
    [InlineData("wrong_env_var", "FATAL license key is not valid for this host")]
    [InlineData("endpoint_unreachable", "fatal: coordinator is unreachable")]
    [InlineData("app_config_invalid", "fatal: unknown directive 'foo' in the rules, bad option")]
    public void Where_no_signature_speaks_the_class_of_the_fatal_line_is_a_weak_reading(string cause, string line)
    {
        var top = _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", "starting", line).Dossier())[0];

        top.Cause.ShouldBe(cause);
        top.Strength.ShouldBe(Strength.Weak);
        top.WouldSettle.ShouldNotBeNull().ShouldContain("wording");
    }

    [Fact]
    public void A_coarse_reading_gives_way_to_one_that_names_a_cause()
    {
        var all = _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", "FATAL: environment variable JWT_SECRET is not set", "fatal: coordinator is unreachable").Dossier());

        all[0].Cause.ShouldBe("missing_env_var");
        all.ShouldNotContain(h => h.Cause == "endpoint_unreachable");
    }

    [Fact]
    public void A_stop_that_was_asked_for_is_not_explained_by_what_was_grumbled()
    {
        var dossier = Stop.Of(StopCodes.SchedulerInitiated, "Scaling activity initiated by (deployment ecs-svc/1)").Container("app", 143).Logged("app", "fatal: coordinator is unreachable").Dossier();

        _rules.Weigh(dossier).ShouldNotContain(h => h.Cause == "endpoint_unreachable");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(137)]
    [InlineData(143)]
    public void A_normal_end_or_a_kill_is_told_by_its_code(int code) =>
        _rules.Weigh(Stop.Exited().Container("app", code).Logged("app", "fatal: coordinator is unreachable").Dossier()).ShouldNotContain(h => h.Cause == "endpoint_unreachable");

    [Fact]
    public void A_line_that_goes_on_is_no_last_word() =>
        _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", "level=warn msg=\"coordinator is unreachable\"").Dossier()).ShouldNotContain(h => h.Cause == "endpoint_unreachable");

    [Theory]
    [InlineData("TypeError: Cannot read properties of undefined (reading 'host')")]
    [InlineData("java.lang.NullPointerException: Cannot invoke \"Config.url()\"")]
    public void What_only_a_programmer_can_cause_proves_a_bug(string line) =>
        _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", line).Dossier())[0].Strength.ShouldBe(Strength.Strong);

    [Theory]
    [InlineData("RuntimeError: the ledger's plugin property holds nothing")]
    [InlineData("java.lang.IllegalStateException: Failed to load the profile of the ledger")]
    public void An_exception_about_what_a_deployer_sets_proves_no_bug(string line) =>
        _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", line).Dossier()).ShouldNotContain(h => h.Bucket == Bucket.CodeBug && h.Strength > Strength.Weak);

    [Fact]
    public void The_first_of_two_chained_exceptions_proves_nothing()
    {
        var all = _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", "KeyError: 'backend'", "During handling of the above exception, another exception occurred:").Dossier());

        all.ShouldNotContain(h => h.Cause == "app_exception" && h.Strength > Strength.Weak);
    }

    [Fact]
    public void A_script_that_outlived_its_killed_child_hints_at_the_kernel()
    {
        var all = _rules.Weigh(Stop.Exited().Container("app", 137).Logged("app", "/run.sh: line 9:     7 Killed                  /opt/bin/api").Dossier());

        all[0].Cause.ShouldBe("container_oom");
        all[0].Strength.ShouldBe(Strength.Weak);
        all.ShouldContain(h => h.Cause == "sigkill_sender_unknown");
    }

    [Fact]
    public void A_module_that_holds_the_commands_words_is_a_wrong_command()
    {
        var all = _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", "ModuleNotFoundError: No module named 'uvicorn app'").Dossier());

        all[0].Cause.ShouldBe("wrong_command");
        all.ShouldNotContain(h => h.Cause == "missing_module");
    }
}
