namespace TriageBot.Configuration;

/// <summary>A key that the configuration may hold.</summary>
/// <param name="Pattern">The key; <c>#</c> stands for a place in a list, a last <c>*</c> for whatever follows.</param>
/// <param name="Allowed">What its value may be, for people.</param>
internal sealed record KnownKey(string Pattern, string Allowed, Func<string, bool> Allows)
{
    /// <summary>True for what must come from the environment or a file of its own, and is never printed.</summary>
    public bool IsSecret { get; init; }

    /// <summary>For messages: <c>Evidence:EventLogGroups</c> where the pattern ends in a place of a list.</summary>
    public string Name => Pattern.EndsWith(":#", StringComparison.Ordinal) ? Pattern[..^2] : Pattern;

    public bool Covers(string pattern) => Pattern.EndsWith(":*", StringComparison.Ordinal)
        ? pattern.StartsWith(Pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : Pattern.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
