using TriageBot.Triage.Gathering;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Questions;

/// <summary>Makes a reply of what an answer says: what it was taken for, where was looked in vain, what was not seen, and the record of the look-ups.</summary>
internal sealed class Composer(Shown shown)
{
    private const int MostEmpty = 4;

    /// <param name="before">How many looks had been made before the question's own.</param>
    public Reply Compose(Question question, Said said, OpenIncident incident, int before)
    {
        var made = incident.File.Made;
        var closed = incident.File.Close(incident.Now);
        return new Reply(
            new Outline(said.Mark, said.Headline, [.. TakenFor(question), .. said.Lines, .. Looked(made.Skip(before), closed, said), .. LookedLines.GapsOf([.. closed.Gaps.DistinctBy(g => (g.What, g.Because))], shown), .. Mind(closed, incident)]),
            Audit(made, said.Ids, question))
        {
            Continuation = said.HasMore ? (question with { Page = question.Page + 1 }).Command : null,
            Gathered = incident.Gathered,
        };
    }

    public IReadOnlyList<AuditEntry> Audit(IReadOnlyList<Look> made, IReadOnlyList<string> ids, Question question) => [.. made.Select(look =>
    {
        var own = ids.Where(id => id == look.Id || id.StartsWith($"{look.Id}#", StringComparison.Ordinal)).Distinct().ToList();
        return new AuditEntry(look.Source, Query(look, question), look.Window, look.Result, look.Size, own.Count > 0 || look.Result != LookResult.Found ? own : [look.Id]);
    })];

    // Words stand in a query in several cases of letters, in which a secret is not recognised any more.
    private string Query(Look look, Question question) => question is SearchQuestion { Words: var words } && shown.Line(words) is { Redacted: true, Text: var redacted }
        ? shown.Text(look.Query.Replace(words, redacted, StringComparison.OrdinalIgnoreCase))
        : shown.Text(look.Query);

    private IEnumerable<OutlineLine> TakenFor(Question question)
    {
        if (!question.IsCommand)
            yield return OutlineLine.Of("Taken for", new Copyable(shown.Text(question.Command)));
    }

    /// <summary>Of the question's own looks; of what was gathered before only where nothing else is said.</summary>
    private IEnumerable<OutlineLine> Looked(IEnumerable<Look> own, Dossier closed, Said said)
    {
        if (said.SaysAll)
            yield break;

        var empty = own.Where(l => l.Result == LookResult.Nothing && !said.Ids.Contains(l.Id)).Concat(said.Lines.Count == 0 ? closed.Looks.Where(l => l.Result == LookResult.Nothing) : []);
        var details = empty.Select(l => l.Window is { } window ? $"{l.Detail} ({window})" : l.Detail).Distinct().Take(MostEmpty).ToList();
        if (details.Count > 0)
            yield return OutlineLine.Of("Looked", new Words(shown.Text(string.Join(" · ", details))));
    }

    private static IEnumerable<OutlineLine> Mind(Dossier closed, OpenIncident incident)
    {
        if (incident.IsFromStore)
            yield return OutlineLine.Of("Mind", new Words("ECS has forgotten the task, and no event log keeps it: when it lived and how it ended is told by the stored report"));
        if (closed.DeadlineHit)
            yield return OutlineLine.Of("Mind", new Words("the time was up before all was read"));
    }
}
