using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Rulebook.Files;

/// <summary>What one rule file says.</summary>
internal sealed record FamilyRules(
    string Family,
    IReadOnlyList<CauseEntry> Causes,
    IReadOnlyList<ActionEntry> Actions,
    IReadOnlyList<Signature> Signatures);
