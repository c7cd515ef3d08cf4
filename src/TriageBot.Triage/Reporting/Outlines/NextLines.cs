using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>What to do: an action of the rulebook, its slots filled by code. A command that changes something is there to be reviewed.</summary>
internal static class NextLines
{
    public static IEnumerable<OutlineLine> Of(NextAction? next) => Lines("Next", next);

    /// <summary>Where nothing is proven the advice hangs on the reading.</summary>
    public static IEnumerable<OutlineLine> If(NextAction? next) => Lines("If so", next);

    private static IEnumerable<OutlineLine> Lines(string label, NextAction? next)
    {
        if (next is null)
            yield break;

        yield return OutlineLine.Of(label, new Words(Change(next)));
        if (next.Command is { } command)
            yield return new OutlineLine("", [new Words(next.Changes ? "review, then run yourself: " : "to look: "), new Copyable(command)], Nested: true);
    }

    private static string Change(NextAction next) => next switch
    {
        { Field: { } field, From: { } from, To: { } to } => $"{next.Text} ({field} {from} → {to})",
        { Field: { } field } => $"{next.Text} ({field})",
        _ => next.Text,
    };
}
