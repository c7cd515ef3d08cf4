using System.Text.RegularExpressions;

namespace TriageBot.Triage.Verifying.Grounding;

/// <summary>Dates and times of day in texts. A time in the words may be less exact than that in the evidence, never more, and is never rounded.</summary>
internal sealed class Moments
{
    private const string Date = @"(?P<y>\d{4})[-/](?P<mo>\d{2})[-/](?P<d>\d{2})";
    private const string Clock = @"(?P<h>\d{1,2}):(?P<mi>\d{2})(?::(?P<s>\d{2})(?:[.,](?P<f>\d{1,9}))?)?(?:Z| ?[+-]\d{2}:?\d{2})?";
    private const string Apache = @"\d{1,2}/[A-Z][a-z]{2}/\d{4}:";

    private static readonly Regex s_moment = new($"(?:(?:{Date}[T ]|{Apache}){Clock}|{Date}|{Clock})".Replace("?P<", "?<", StringComparison.Ordinal), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private readonly List<Moment> _found;

    private Moments(List<Moment> found) => _found = found;

    public static Moments In(IEnumerable<string> texts) => new([.. texts.SelectMany(Matches).Select(m => Of(m)).Distinct()]);

    /// <summary>The text with a mark in the place of each, so that a year is no figure.</summary>
    public static string Without(string text) => s_moment.Replace(text, m => Stands(text, m) ? " \u0002 " : m.Value);

    /// <summary>True for what is a date, a time or both and nothing more.</summary>
    public static bool IsOne(string written) => s_moment.Match(written) is { Success: true } match && match.Length == written.Length;

    public bool Holds(string written) => Of(s_moment.Match(written)) is var said && _found.Exists(said.IsPartOf);

    private static IEnumerable<Match> Matches(string text) => s_moment.Matches(text).Where(m => Stands(text, m));

    // Part of an address in hexadecimal, or of a longer number, it is no time.
    private static bool Stands(string text, Match match)
    {
        var (before, after) = (match.Index, match.Index + match.Length);
        return (before == 0 || !(char.IsLetterOrDigit(text[before - 1]) || (text[before - 1] is ':' or '-' or '.' && before > 1 && char.IsLetterOrDigit(text[before - 2]))))
            && (after == text.Length || !(char.IsLetterOrDigit(text[after]) || (text[after] is ':' or '-' && after + 1 < text.Length && char.IsAsciiDigit(text[after + 1]))));
    }

    private static Moment Of(Match match)
    {
        string? Part(string name) => match.Groups[name] is { Success: true } group ? group.Value : null;
        return new Moment(Part("y") is { } year ? $"{year}-{Part("mo")}-{Part("d")}" : null, Part("h")?.PadLeft(2, '0'), Part("mi"), Part("s"), Part("f"));
    }

    private sealed record Moment(string? Day, string? Hour, string? Minute, string? Second, string? Fraction)
    {
        public bool IsPartOf(Moment evidence) =>
            (Day is null || Day == evidence.Day)
            && (Hour is null || (Hour == evidence.Hour && Minute == evidence.Minute))
            && (Second is null || Second == evidence.Second)
            && (Fraction is null || evidence.Fraction?.StartsWith(Fraction, StringComparison.Ordinal) == true);
    }
}
