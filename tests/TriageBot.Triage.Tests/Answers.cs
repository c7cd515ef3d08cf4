using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Tests.Verifying;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Tests;

/// <summary>What investigations came to.</summary>
internal static class Answers
{
    private static readonly Rules s_rules = Rules.BuiltIn();

    /// <summary>Decoded and judged as always, over logs that hold what was gathered.</summary>
    public static async Task<Answer> Decided(Dossier dossier, CancellationToken cancellationToken)
    {
        var hypotheses = s_rules.Weigh(dossier);
        var draft = (await new RulebookDecoder().Decode(new Brief(AskAbout(dossier), dossier, hypotheses), cancellationToken)).Draft;
        var ruling = draft is null ? null : await new Gate(s_rules, new RecordedLogs(dossier.Lines).Verifier()).Rule(draft, dossier, cancellationToken);
        var answer = Of(dossier) with { Hypotheses = hypotheses, Conclusion = ruling?.Conclusion, Refusals = ruling?.Refusals ?? [] };
        return answer.Reading is { } reading ? answer with { RuledOut = s_rules.RuledOut(dossier, reading), Next = s_rules.Next(reading, dossier) } : answer;
    }

    public static Ask AskAbout(Dossier dossier) => new(dossier.Target, "test", "test");

    /// <summary>One that could prove nothing.</summary>
    public static Answer Of(Dossier dossier) => new()
    {
        Ask = AskAbout(dossier),
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
