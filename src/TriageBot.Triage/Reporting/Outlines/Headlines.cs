namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>Sentences cut to what a headline holds: it is read on a phone, and the whole text stands below.</summary>
internal static class Headlines
{
    private const int LongestQuote = 160;

    private static readonly string[] s_openings = ["The ", "A ", "An ", "Somebody"];

    /// <summary>Whether a headline holds all of a model's summary.</summary>
    public static bool IsWhole(string summary) => summary.Length <= LongestQuote && FirstSentence(summary).Length == summary.Length;

    /// <summary>Of a model's summary what a headline holds: its first sentence, cut between words.</summary>
    public static string Gist(string summary) => Quote(FirstSentence(summary));

    private static string FirstSentence(string summary)
    {
        for (var end = summary.IndexOf(". ", StringComparison.Ordinal); end >= 0; end = summary.IndexOf(". ", end + 1, StringComparison.Ordinal))
        {
            if (end + 2 < summary.Length && char.IsUpper(summary[end + 2]))
                return summary[..(end + 1)];
        }

        return summary;
    }

    /// <summary>What is left to say behind <c>name (cluster):</c>.</summary>
    /// <param name="sentence">A summary.</param>
    /// <param name="name">What the headline has named already.</param>
    public static string Predicate(string sentence, string name)
    {
        var text = sentence.EndsWith('.') && !sentence.EndsWith("..", StringComparison.Ordinal) ? sentence[..^1] : sentence;
        if (text.StartsWith($"{name} ", StringComparison.Ordinal))
            text = text[(name.Length + 1)..];
        if (text.StartsWith("was ", StringComparison.Ordinal))
            text = text["was ".Length..];
        return s_openings.Any(o => text.StartsWith(o, StringComparison.Ordinal)) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    /// <summary>The beginning and the end, where AWS puts what matters, cut between words.</summary>
    public static string Quote(string says)
    {
        if (says.Length <= LongestQuote)
            return says;

        var head = says.LastIndexOf(' ', LongestQuote / 2);
        var tail = says.IndexOf(' ', says.Length - (LongestQuote / 2));
        return head > 0 && tail > 0 ? $"{says[..head]} …{says[tail..]}" : Redaction.Bounded.Middle(says, LongestQuote);
    }
}
