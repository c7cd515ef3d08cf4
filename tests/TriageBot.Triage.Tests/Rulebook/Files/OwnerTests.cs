using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Rulebook.Files;

namespace TriageBot.Triage.Tests.Rulebook.Files;

public sealed class OwnerTests
{
    private const string Own = """
        family: ours
        causes:
          - id: ledger_closed
            bucket: CONFIG
            summary: "{container} found the ledger closed."
            no_action: "The finance team opens it."
            owner: "@finance-oncall"
        signatures:
          - id: ledger_is_closed
            cause: ledger_closed
            source: application
            strength: strong
            all: "LEDGER-17"
            says: "the ledger is closed"
            matches: "LEDGER-17: closed for the month"
        """;

    [Fact]
    public void A_cause_of_ones_own_may_name_who_owns_it() =>
        Rules.Load([new RuleFile("ours.yaml", Own)]).Cause("ledger_closed")!.Owner.ShouldBe("@finance-oncall");

    [Fact]
    public void An_owner_that_is_no_text_is_a_mistake_that_names_its_line()
    {
        var error = Should.Throw<RulebookException>(() => Rules.Load([new RuleFile("ours.yaml", Own.Replace("\"@finance-oncall\"", "[a, b]"))]));

        error.Mistakes.ShouldHaveSingleItem().ShouldStartWith("ours.yaml:7:");
    }

    [Fact]
    public void The_built_in_causes_have_none() => Rules.BuiltIn().Causes.ShouldAllBe(c => c.Owner == null);
}
