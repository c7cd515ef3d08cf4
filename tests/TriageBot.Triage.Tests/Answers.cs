using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests;

/// <summary>What an investigation came to that could prove nothing.</summary>
internal static class Answers
{
    public static Answer Of(Dossier dossier) => new()
    {
        Ask = new Ask(dossier.Target, "test", "test"),
        Dossier = dossier,
        Conclusion = null,
        Hypotheses = [],
        Refusals = [],
        RuledOut = [],
        Next = null,
        Culprit = Culprit.Of(dossier),
        AwsCalls = 0,
        Elapsed = default,
    };
}
