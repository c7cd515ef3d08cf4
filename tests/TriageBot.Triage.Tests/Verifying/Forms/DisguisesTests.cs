using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying.Forms;

namespace TriageBot.Triage.Tests.Verifying.Forms;

public sealed class DisguisesTests
{
    private static readonly Rules s_rules = Rules.BuiltIn();

    [Theory]
    [InlineData("container_oom", "container_oom")]
    [InlineData("oom_container", "container_oom")]
    [InlineData("container_oom_kill", "container_oom")]
    [InlineData("the_container_was_oom", "container_oom")]
    [InlineData("contaner_oom", "container_oom")]
    [InlineData("missing_env_vars", "missing_env_var")]
    [InlineData("unknown_failure", "no_evidence")]
    [InlineData("normal_stop", "no_evidence")]
    public void A_cause_of_the_rulebook_is_known_by_another_name(string name, string cause) => Disguises.Known(name, s_rules).ShouldBe(cause);

    [Theory]
    [InlineData("journal_out_of_step")]
    [InlineData("licence_expired")]
    [InlineData("leader_election_lost")]
    public void What_the_rulebook_lacks_is_none(string name) => Disguises.Known(name, s_rules).ShouldBeNull();
}
