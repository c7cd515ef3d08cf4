using System.Text.RegularExpressions;

namespace TriageBot.Triage.Rulebook.Filling;

/// <summary>What may stand in a setting or a command. Names come from AWS, but a log or a replayed case may hold anything.</summary>
internal static class SafeNames
{
    private static readonly Regex s_name = new("^[A-Za-z0-9_-]{1,255}$", RegexOptions.CultureInvariant);

    private static readonly Regex s_revision = new("^[A-Za-z0-9_-]{1,255}:[0-9]{1,9}$", RegexOptions.CultureInvariant);

    // Fields, numbers, ARNs and image names; brackets and dots are the rulebook's own.
    private static readonly Regex s_value = new(@"^[A-Za-z0-9_\[\].:/@+=-]{1,600}$", RegexOptions.CultureInvariant);

    // ECS cluster, service, family and container names: letters, digits, hyphens and underscores, up to 255.
    public static bool IsName(string? text) => Whole(s_name, text);

    public static bool IsRevision(string? text) => Whole(s_revision, text);

    public static bool IsSafe(string? text) => Whole(s_value, text);

    // "$" would also allow a line break at the end.
    private static bool Whole(Regex pattern, string? text) => text is not null && pattern.Match(text) is { Success: true } match && match.Length == text.Length;
}
