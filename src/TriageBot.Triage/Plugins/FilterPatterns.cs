namespace TriageBot.Triage.Plugins;

/// <summary>
/// Values inside CloudWatch filter patterns.
/// See https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
/// </summary>
internal static class FilterPatterns
{
    /// <summary>Lines with these words as they are written, in small letters, in capitals, or with a capital first: a pattern knows no "whatever the case".</summary>
    public static string AnyCase(string words)
    {
        string[] ways = [words, words.ToLowerInvariant(), words.ToUpperInvariant(), char.ToUpperInvariant(words[0]) + words[1..].ToLowerInvariant()];
        var distinct = ways.Distinct().ToList();
        return distinct is [var only] ? Quote(only) : string.Join(' ', distinct.Select(w => $"?{Quote(w)}"));
    }

    public static string Quote(string value) => $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
