namespace TriageBot.Triage.Targets;

/// <summary>
/// A link taken apart without normalising it: console links carry doubly escaped names in the fragment, which a general URL class would touch.
/// </summary>
internal sealed record WebAddress(string Host, string Path, string Query, string Fragment)
{
    /// <summary>The link that a word is; null where it is none. Only https, and http as chat clients write it.</summary>
    public static WebAddress? Read(string word)
    {
        var rest = word.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? word["https://".Length..]
            : word.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? word["http://".Length..]
            : StartsWithConsole(word) ? word : null;
        if (rest is null)
            return null;

        var (beforeFragment, fragment) = Cut(rest, '#');
        var (beforeQuery, query) = Cut(beforeFragment, '?');
        var (host, path) = Cut(beforeQuery, '/');
        return new WebAddress(host.ToLowerInvariant(), path, query, fragment);
    }

    /// <summary>The value of a parameter, unescaped; null where it is missing or empty.</summary>
    public static string? Parameter(string query, string name)
    {
        foreach (var pair in query.Split('&'))
        {
            var (key, value) = Cut(pair, '=');
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase) && value.Length > 0)
                return Uri.UnescapeDataString(value);
        }

        return null;
    }

    public static (string Before, string After) Cut(string text, char at)
    {
        var index = text.IndexOf(at);
        return index < 0 ? (text, "") : (text[..index], text[(index + 1)..]);
    }

    // Browsers hide the scheme, so people copy links without it.
    private static bool StartsWithConsole(string word) =>
        word.IndexOf('/') is > 0 and var slash && ConsoleHosts.TryRead(word[..slash].ToLowerInvariant(), out _, out _);
}
