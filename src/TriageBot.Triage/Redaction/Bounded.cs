using System.Globalization;

namespace TriageBot.Triage.Redaction;

/// <summary>Text cut to a length that its place can hold.</summary>
public static class Bounded
{
    /// <summary>
    /// At most <paramref name="max"/> characters: the beginning, a note of how many characters were left out, and the end, where a log line
    /// usually says what it means. No surrogate pair is split. Where the note itself would not fit, only the beginning is kept.
    /// </summary>
    public static string Middle(string text, int max)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        if (text.Length <= max)
            return text;

        // The note's length depends on the number in it, which is at most the text's length.
        var room = max - Note(text.Length).Length;
        if (room < 2)
            return text[..HeadEnd(text, max)];

        var head = HeadEnd(text, (room + 1) / 2);
        var tail = TailStart(text, text.Length - (room / 2));
        return string.Concat(text.AsSpan(0, head), Note(tail - head), text.AsSpan(tail));
    }

    private static string Note(int count) => string.Create(CultureInfo.InvariantCulture, $" … [{count} characters left out] … ");

    private static int HeadEnd(string text, int end) => SplitsPair(text, end) ? end - 1 : end;

    private static int TailStart(string text, int start) => SplitsPair(text, start) ? start + 1 : start;

    private static bool SplitsPair(string text, int at) =>
        at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);
}
