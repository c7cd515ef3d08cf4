using System.Text.RegularExpressions;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Verifying.Forms;

/// <summary>What can be told of a draft without reading a line: whether it cites, what it names, and whether there is such a thing.</summary>
internal sealed class DraftForm(Rules rules)
{
    // More lines prove no more, and each costs a call.
    private const int MostCites = 12;
    private const int MostRuledOut = 12;

    private static readonly Bucket[] s_bucketsOfOthers = [Bucket.CodeBug, Bucket.Config, Bucket.Resource];

    private static readonly Regex s_otherCause = new("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <param name="readings">Those of the rulebook for the draft's cause.</param>
    public IEnumerable<Refusal> Check(Draft draft, Dossier dossier, Ledger ledger, IReadOnlyList<Hypothesis> readings) =>
        Cause(draft, readings).Concat(Cites(draft, ledger)).Concat(Particulars(draft, dossier, ledger));

    private IEnumerable<Refusal> Cause(Draft draft, IReadOnlyList<Hypothesis> readings)
    {
        if (draft.Bucket == Bucket.Unknown)
            yield return NoConclusion("UNKNOWN is an answer, never a conclusion");
        else if (draft.IsOther)
        {
            if (Other(draft) is { } why)
                yield return NoConclusion(why);
        }
        else if (rules.Cause(draft.Cause) is not { } cause)
            yield return NoConclusion($"the rulebook has no cause {Shown(draft.Cause)}");
        else if (draft.Bucket != cause.Bucket && !readings.Any(h => h.Bucket == draft.Bucket))
            // The bucket follows the cause, unless the evidence made the rulebook itself say otherwise.
            yield return NoConclusion($"{draft.Cause} is {cause.Bucket.Name()}, not {draft.Bucket.Name()}");
    }

    private string? Other(Draft draft)
    {
        var name = draft.Cause[Draft.Other.Length..];
        if (name.Length is < 3 or > 60 || !s_otherCause.IsMatch(name))
            return "behind other: stands a name in snake case of 3 to 60 characters";
        if (draft.Confidence is Confidence.Low)
            return "whoever proposes it is not sure, and nothing else speaks for it";
        if (!s_bucketsOfOthers.Contains(draft.Bucket))
            return $"a cause that the rulebook does not have is one of {string.Join(", ", s_bucketsOfOthers.Select(b => b.Name()))}, not {draft.Bucket.Name()}";
        return Disguises.Known(name, rules) is { } known ? $"{draft.Cause} is the rulebook's {known}: it stands or falls under that name" : null;
    }

    private static IEnumerable<Refusal> Cites(Draft draft, Ledger ledger)
    {
        foreach (var id in draft.Cites.Distinct().Where(id => ledger.Line(id) is null && ledger.Fact(id) is null).Take(MostCites))
            yield return new Refusal(RefusalKind.InventedLine, id, $"no line {Shown(id)} was gathered");

        if (draft.Cites.Count == 0)
            yield return new Refusal(RefusalKind.NoLine, null, "no line is cited");
        else if (draft.Cites.All(id => ledger.Fact(id) is not null && ledger.Line(id) is null))
            yield return new Refusal(RefusalKind.NoLine, null, "no line is cited: facts explain, and prove nothing");
        else if (draft.Cites.Count > MostCites)
            yield return Unfit($"{draft.Cites.Count} ids are cited; allowed: {MostCites}");
    }

    private IEnumerable<Refusal> Particulars(Draft draft, Dossier dossier, Ledger ledger)
    {
        if (draft.Container is { } container && !IsOfTask(container, dossier))
            yield return Unfit($"the task has no container {Shown(container)}");

        if (draft.Action is { } action && !rules.ActionIds.Contains(action))
            yield return Unfit($"the rulebook has no action {Shown(action)}");

        if (draft.RuledOut.Count > MostRuledOut)
            yield return Unfit($"{draft.RuledOut.Count} causes are ruled out; allowed: {MostRuledOut}");
        foreach (var ruledOut in draft.RuledOut.Take(MostRuledOut))
        {
            if (ruledOut.Cause == draft.Cause)
                yield return Unfit($"{Shown(ruledOut.Cause)} is proposed and ruled out");
            else if (rules.Cause(ruledOut.Cause) is null)
                yield return Unfit($"the rulebook has no cause {Shown(ruledOut.Cause)} to rule out");
            if (ledger.Line(ruledOut.EvidenceId) is null && ledger.Fact(ruledOut.EvidenceId) is null)
                yield return Unfit($"{Shown(ruledOut.Cause)} is ruled out by {Shown(ruledOut.EvidenceId)}, which is no evidence");
        }
    }

    private static bool IsOfTask(string container, Dossier dossier) =>
        dossier.Task?.Containers.Any(c => c.Name == container) == true || dossier.Definition?.Containers.Any(c => c.Name == container) == true;

    private static Refusal NoConclusion(string because) => new(RefusalKind.NoConclusion, null, because);

    private static Refusal Unfit(string because) => new(RefusalKind.Unfit, null, because);

    /// <summary>A model may have written it: bounded, on one line.</summary>
    private static string Shown(string name) => Excerpt.Of(name);
}
