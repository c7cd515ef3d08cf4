namespace TriageBot.Slack.Requests;

/// <summary>What a person typed, freed from what Slack's clients make of it: smart quotes, hard spaces, entities.</summary>
internal static class TypedText
{
    private const int Longest = 4096;

    public static string Of(string text) =>
        Cleaned(text.Length > Longest ? text[..Longest] : text);

    /// <summary>The same for a text of any length.</summary>
    public static string Cleaned(string text) =>
        // Entities are undone once, the ampersand last: "&amp;lt;" was typed as "&lt;".
        text
            .Replace('\u00A0', ' ').Replace('\u201C', '"').Replace('\u201D', '"').Replace('\u2018', '\'').Replace('\u2019', '\'')
            .Replace("\u2014", "--", StringComparison.Ordinal)
            .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
            .Trim();

    /// <summary>The same without a mention of this user, wherever it stands.</summary>
    public static string Without(string user, string text)
    {
        for (var start = text.IndexOf($"<@{user}", StringComparison.Ordinal); start >= 0; start = text.IndexOf($"<@{user}", StringComparison.Ordinal))
        {
            var end = text.IndexOf('>', start);
            if (end < 0)
                break;
            text = $"{text[..start]} {text[(end + 1)..]}";
        }

        return text.Trim();
    }
}
