using System.Globalization;

namespace TriageBot.Triage.Questions;

/// <summary>Reads what stands behind <c>logs</c>: a number, a side of a time, a container, in any order.</summary>
internal static class LogWords
{
    private static readonly string[] s_fillers = ["line", "lines", "log", "logs", "of", "from", "for", "in", "the", "container", "last", "right", "just", "shortly", "immediately", "show", "me"];

    /// <summary>What people say of logs to each other.</summary>
    private static readonly string[] s_said = ["attached", "above", "below", "here", "look", "looks", "are", "is", "say", "says", "seem", "weird", "fine", "ok", "good", "missing", "empty", "gone", "too", "now", "rotated", "clean", "help", "out", "off", "on", "and"];

    /// <summary>Null where a word has no meaning there.</summary>
    public static LogsQuestion? Read(IReadOnlyList<string> lower, IReadOnlyList<string> asWritten)
    {
        var question = new LogsQuestion(null, Questions.Side.Around, null, null);
        for (var at = 0; at < lower.Count; at++)
        {
            if (Side(lower[at]) is { } side && TimeWords.Read(lower, at + 1) is var (when, taken))
            {
                question = question with { Side = side, At = when };
                at += taken;
            }
            else if (lower[at] is "before" or "after")
            {
                // Of what, goes without saying.
                question = question with { Side = Side(lower[at])!.Value, At = new TheDeath() };
            }
            else if (Count(lower[at]) is { } count && question.Count is null)
            {
                question = question with { Count = count };
            }
            else if (!s_fillers.Contains(lower[at]))
            {
                if (question.Container is not null || lower[at].Length > 255 || s_said.Contains(lower[at]))
                    return null;
                question = question with { Container = asWritten[at] };
            }
        }

        return question;
    }

    /// <summary>The side that a word begins; null for other words.</summary>
    public static Side? Side(string lower) => lower switch
    {
        "before" or "until" => Questions.Side.Before,
        "after" or "since" => Questions.Side.After,
        "around" or "at" or "near" => Questions.Side.Around,
        _ => null,
    };

    private static int? Count(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 1000 ? count : null;
}
