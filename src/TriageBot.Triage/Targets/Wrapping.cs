using System.Text;

namespace TriageBot.Triage.Targets;

/// <summary>Takes off what chat clients, editors and sentences put around a target, and leaves the words.</summary>
internal static class Wrapping
{
    /// <summary>Longer than any target; the rest of a pasted log is not read.</summary>
    public const int Longest = 4096;

    private const string Dashes = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d";
    private const string Parting = "<>|\"'`“”„‟‘’‚‛«»‹›()[]{},\\";
    private const string Leading = "*~.:;!?=@#";
    private const string Trailing = "*~.:;!?=/&";

    public static IReadOnlyList<string> Words(string text)
    {
        var plain = Plain(WithoutLabels(Entities(Shortened(text))));
        return
        [
            .. plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(chunk => chunk.Split(Parting.ToCharArray(), StringSplitOptions.RemoveEmptyEntries))
                .Select(Trimmed)
                .Where(word => word.Any(char.IsLetterOrDigit)),
        ];
    }

    // A word that the cut goes through is dropped: half a service's name could be another service.
    private static string Shortened(string text)
    {
        if (text.Length <= Longest)
            return text;

        var end = Longest;
        while (end > 0 && !char.IsWhiteSpace(text[end]))
            end--;
        return text[..end];
    }

    private static string Entities(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&quot;", "\"", StringComparison.Ordinal)
        .Replace("&#39;", "'", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>Slack writes a link as <c>&lt;address|label&gt;</c>; the label repeats the address, often shortened.</summary>
    private static string WithoutLabels(string text)
    {
        var kept = new StringBuilder(text.Length);
        var inLabel = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '|' && OpensLink(text, i))
                inLabel = true;
            else if (text[i] == '>')
                inLabel = false;

            if (!inLabel)
                kept.Append(text[i]);
        }

        return kept.ToString();
    }

    private static bool OpensLink(string text, int bar)
    {
        var open = text.LastIndexOf('<', bar);
        return open >= 0 && text.IndexOf('>', bar) > bar && text.AsSpan(open, bar - open).IndexOfAny(" \n>") < 0;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Dashes.Contains(c))
                plain.Append('-');
            else if (char.IsControl(c))
                plain.Append(' ');
            else if (!IsInvisible(c))
                plain.Append(c);
        }

        return plain.ToString();
    }

    // Soft hyphen, zero-width characters, byte order mark, bidirectional controls: category Cf; variation selectors are marks.
    private static bool IsInvisible(char c) =>
        char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format || c is >= '\ufe00' and <= '\ufe0f';

    private static string Trimmed(string word)
    {
        var trimmed = word.TrimStart(Leading.ToCharArray()).TrimEnd($"{Trailing}…".ToCharArray());
        return trimmed is ['_', .. { Length: > 0 } italic, '_'] ? italic : trimmed;
    }
}
