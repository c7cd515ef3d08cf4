using System.Text.RegularExpressions;

namespace TriageBot.Triage.Rulebook.Matching;

/// <summary>A text that speaks for or against causes, typed by the source and field in which alone it counts.</summary>
public sealed class Signature
{
    private readonly Lazy<Regex>? _pattern;

    internal Signature(string id, string? pattern)
    {
        Id = id;
        Pattern = pattern;
        // Built at the first need: few of some hundred patterns are ever tried in one run.
        _pattern = pattern is null ? null : new Lazy<Regex>(() => Compile(pattern));
    }

    public string Id { get; }

    public required string Family { get; init; }

    public required IReadOnlyList<string> Causes { get; init; }

    public required TextKinds Reads { get; init; }

    /// <summary>False where a match speaks against the causes.</summary>
    public bool SpeaksFor { get; init; } = true;

    public required Strength Strength { get; init; }

    /// <summary>All of these stand in the text, in any order.</summary>
    public IReadOnlyList<string> All { get; init; } = [];

    /// <summary>At least one of these stands in the text.</summary>
    public IReadOnlyList<string> Any { get; init; } = [];

    /// <summary>None of these stands in the text.</summary>
    public IReadOnlyList<string> None { get; init; } = [];

    /// <summary>A regular expression that the text must match, too.</summary>
    public string? Pattern { get; }

    /// <summary>At least one of these stands in the text, too: what the one scan finds the signature by.</summary>
    public required IReadOnlyList<string> Literals { get; init; }

    /// <summary>
    /// At least one of these stands in the text letter for letter: what the pattern asks for anyway, so that it is not tried on every text that
    /// holds a common word. Empty where it is.
    /// </summary>
    public IReadOnlyList<string> Exact { get; init; } = [];

    /// <summary>What a match tells, for people.</summary>
    public required string Says { get; init; }

    public IReadOnlyList<string> Matches { get; init; } = [];

    public IReadOnlyList<string> Misses { get; init; } = [];

    /// <summary>The page that describes the text.</summary>
    public string? Facts { get; init; }

    public required Place At { get; init; }

    internal bool IsWorthTrying(string text)
    {
        foreach (var exact in Exact)
        {
            if (text.Contains(exact, StringComparison.Ordinal))
                return true;
        }

        return Exact.Count == 0;
    }

    internal bool PatternFits(string normal) => _pattern is null || _pattern.Value.IsMatch(normal);

    /// <summary>A pattern in linear time: no look-around, no back reference.</summary>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    /// <exception cref="NotSupportedException">It needs backtracking.</exception>
    internal static Regex Compile(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
