using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>The built-in rules, read once for a class of tests: they never change.</summary>
public sealed class BuiltInRules
{
    public Rules Rules { get; } = Rules.BuiltIn();
}
