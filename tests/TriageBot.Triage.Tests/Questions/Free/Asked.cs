using TriageBot.Triage.Gathering;
using TriageBot.Triage.Questions;
using TriageBot.Triage.Questions.Free;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Tests.Verifying;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Tests.Questions.Free;

/// <summary>A question about a stop of the builder's, and what becomes of sentences about it.</summary>
internal static class Asked
{
    private static readonly Rules s_rules = Rules.BuiltIn();

    public static FreeBrief About(Dossier dossier)
    {
        var incident = new OpenIncident(new CaseFile(dossier.Target, null!), dossier, EvidenceSettings.Default, Past.None, TimeProvider.System);
        return new FreeBrief("what happened?", "terminal", dossier, s_rules.Weigh(dossier), new Shelf(incident), null);
    }

    /// <param name="logs">What CloudWatch holds now; null for what was gathered.</param>
    public static Task<(Passed? Passed, Refusal? Refused)> Says(Dossier dossier, string text, IReadOnlyList<string> cites, IEnumerable<LogLine>? logs = null)
    {
        var verifier = new RecordedLogs(logs ?? dossier.Lines).Verifier();
        return new SentenceGate(s_rules, new Gate(s_rules, verifier), verifier).Check(new FreeSentence(text, cites), About(dossier), TestContext.Current.CancellationToken);
    }
}
