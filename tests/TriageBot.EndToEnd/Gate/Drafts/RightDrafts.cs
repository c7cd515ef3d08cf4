using System.Globalization;
using TriageBot.Triage.Decoding;

namespace TriageBot.EndToEnd.Gate.Drafts;

/// <summary>Several ways to say what a case says, filled from the case's own words.</summary>
internal static class RightDrafts
{
    private static readonly Func<Base, Draft?>[] s_all =
    [
        b => b.Draft($"The evidence for it is this: \"{b.Excerpt}\"."),
        b => b.Draft($"At {b.Clock} UTC it says “{b.Excerpt}”, and so the task stopped."),
        b => b.Draft($"{Subject(b)} stopped; one line names the reason, namely '{b.Excerpt}'."),
        b => b.Draft($"{Subject(b)} could not go on, as the line shows: {b.Excerpt}") is var draft && b.Excerpt.Contains(". ", StringComparison.Ordinal) ? null : draft,
        b => b.Container is { } c && b.Text.ExitCode(c) is { } code ? b.Draft($"The container {c} ended with exit code {code}. Its log has \"{b.Excerpt}\".", $"record.containers[{c}].exitCode") : null,
        b => b.Text.StoppedReason is { Length: > 8 } reason && Plain(reason) ? b.Draft($"ECS gives “{reason}” as the reason, and the proof is \"{b.Excerpt}\".", "record.stoppedReason") : null,
        b => b.Text.Ran is { TotalMinutes: >= 2 and < 500 } ran ? b.Draft(string.Create(CultureInfo.InvariantCulture, $"It ran for {(int)ran.TotalMinutes} min {ran.Seconds} s, until it said \"{b.Excerpt}\"."), "record.ran") : null,
        b => b.Draft($"Look at the quoted line: one of the essential containers failed, and the rest was stopped at once. It reads \"{b.Excerpt}\".") with { Quotes = [new Quote(b.Line.Id, b.Excerpt)] },
        b => b.Draft("The cited line names the failure by itself; nothing else in the evidence speaks against it.") with { Quotes = [new Quote(b.Line.Id, b.Excerpt)] },
    ];

    public static int Phrasings => s_all.Length;

    /// <summary>Null where the case does not have what the phrasing needs.</summary>
    public static Draft? Of(Base of, int phrasing) => s_all[phrasing](of) is { Summary.Length: <= 400 } draft ? draft : null;

    private static string Subject(Base of) => of.Container is { } c ? $"The container {c}" : "The task";

    private static bool Plain(string reason) => reason.Length < 120 && !reason.Contains("//", StringComparison.Ordinal) && reason.All(c => c is >= ' ' and <= '~' and not ('"' or '\'' or '<'));
}
