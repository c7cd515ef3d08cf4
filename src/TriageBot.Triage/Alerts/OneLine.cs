using TriageBot.Triage.Redaction;

namespace TriageBot.Triage.Alerts;

/// <summary>Words of a stranger as one line that can be shown.</summary>
public static class OneLine
{
    private const int Longest = 300;

    public static string Of(string text)
    {
        var line = string.Join(' ', Printable.Of(text.Length > 4 * Longest ? text[..(4 * Longest)] : text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Cut(line, Longest);
    }

    /// <summary>At most so many characters, and no half of a surrogate pair at the end.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1), "…");
}
