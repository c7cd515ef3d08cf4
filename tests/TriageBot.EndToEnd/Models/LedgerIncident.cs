using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Rulebook.Files;

namespace TriageBot.EndToEnd.Models;

/// <summary>A stop that can be read in two ways: two lines, each of which backs a cause of its own.</summary>
internal static class LedgerIncident
{
    public const string First = "LEDGER-17: closed for the month";
    public const string Second = "LEDGER-18: fewer than half of the keepers answer";

    public static Rules Rules { get; } = Triage.Rulebook.Rules.Load([new RuleFile("ours.yaml", """
        family: ours
        causes:
          - id: ledger_closed
            bucket: CONFIG
            summary: "{container} found the ledger closed."
            no_action: "The finance team opens it."
          - id: ledger_keepers_gone
            bucket: RESOURCE
            summary: "{container} found too few keepers."
            no_action: "The finance team calls them."
        signatures:
          - id: ledger_is_closed
            cause: ledger_closed
            source: application
            strength: strong
            all: "LEDGER-17"
            says: "the ledger is closed"
            matches: "LEDGER-17: closed for the month"
          - id: ledger_keepers_are_gone
            cause: ledger_keepers_gone
            source: application
            strength: strong
            all: "LEDGER-18"
            says: "too few keepers answer"
            matches: "LEDGER-18: fewer than half of the keepers answer"
        """)]);

    public const string Unheard = "FATAL ledger 7 is sealed, giving up";

    /// <summary>A stop with a line that no rule knows.</summary>
    public static Stack Unknown(params IReadOnlyList<Func<Brief, Proposal>> script) => new(
        new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId).Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", "listening on 8080", Unheard).Asked(),
        model: new ScriptedDecoder(script),
        rules: Rules);

    /// <param name="isProvable">False where the line that the rulebook goes by is gone when it is read back.</param>
    public static Stack Stack(bool isProvable, params IReadOnlyList<Func<Brief, Proposal>> script) => new(
        new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId).Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", Second, First).Asked(),
        tamper: logs => new TamperedLogs(logs, e => isProvable || e.Message != First ? e : null),
        model: new ScriptedDecoder(script),
        rules: Rules);

    /// <summary>A draft that cites the line with these words.</summary>
    public static Proposal Draft(Brief brief, string cause, Bucket bucket, string line, string summary) =>
        Proposal.Of(new Draft("model:claude-test", cause, bucket, "app", summary, [brief.Dossier.Lines.Single(l => l.Message == line).Id]));
}
