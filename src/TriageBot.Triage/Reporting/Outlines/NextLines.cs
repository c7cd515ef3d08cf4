using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>What to do: an action of the rulebook, its slots filled by code. A command that changes something is there to be reviewed.</summary>
internal static class NextLines
{
    public static IEnumerable<OutlineLine> Of(Answer answer, Shown shown) => Lines("Next", answer, shown);

    /// <summary>Where nothing is proven the advice hangs on the reading.</summary>
    public static IEnumerable<OutlineLine> If(Answer answer, Shown shown) => Lines("If so", answer, shown);

    private static IEnumerable<OutlineLine> Lines(string label, Answer answer, Shown shown)
    {
        if (answer.Next is not { } next)
            yield break;

        yield return OutlineLine.Of(label, new Words(shown.Text(Change(next))));
        foreach (var mind in next.Mind)
            yield return new OutlineLine("", [new Words($"mind: {shown.Text(mind)}")], Nested: true);
        if (next.Statement is { } statement)
            yield return new OutlineLine("", [new Words("the statement (review, then add yourself): "), new Copyable(statement)], Nested: true);
        if (next.Command is { } command)
            yield return new OutlineLine("", [new Words(Lead(next, answer.Dossier.Service)), new Copyable(command)], Nested: true);
    }

    /// <summary>The command is not the advice above it but the other way out.</summary>
    private static string Lead(NextAction next, ServiceNow? service) => (next.Changes, service) switch
    {
        (false, _) => "to look: ",
        (true, { LastGoodRevision: { } good, LastGoodSince: { } since }) => $"or back to {Shown.Name(good)}, which had completed its deployment on {Times.Day(since)} (review, then run yourself): ",
        (true, { LastGoodRevision: { } good }) => $"or back to {Shown.Name(good)} (review, then run yourself): ",
        _ => "review, then run yourself: ",
    };

    private static string Change(NextAction next) => next switch
    {
        { Field: { } field, From: { } from, To: { } to } => $"{next.Text.TrimEnd('.')} · {field} {from} → {to}",
        { Field: { } field, To: { } to } => $"{next.Text.TrimEnd('.')} · {field} → {to}",
        { Field: { } field } => $"{next.Text.TrimEnd('.')} · {field}",
        _ => next.Text,
    };
}
