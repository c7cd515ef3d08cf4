namespace TriageBot.Replay.Logs.Patterns;

/// <summary>What a filter pattern says about one log line.</summary>
internal interface ILinePattern
{
    bool Matches(string message);
}

/// <summary>
/// CloudWatch Logs' filter patterns: terms, JSON conditions in braces, fields of space-delimited lines in brackets. Case-sensitive throughout.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html</remarks>
internal static class FilterPattern
{
    /// <exception cref="FormatException">The pattern is none.</exception>
    public static ILinePattern Parse(string text)
    {
        var cursor = new PatternCursor(text);
        cursor.SkipSpace();
        ILinePattern pattern = cursor.Peek switch
        {
            '{' => JsonPatternParser.Parse(cursor),
            '[' => SpacePatternParser.Parse(cursor),
            _ => TermsPattern.Parse(cursor),
        };
        cursor.SkipSpace();
        return cursor.AtEnd ? pattern : throw cursor.Unexpected();
    }
}
