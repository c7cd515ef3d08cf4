using System.Text.RegularExpressions;

namespace TriageBot.Triage.Targets;

/// <summary>The alphabets of ECS names and ids. Case matters: ECS ids are lower-case.</summary>
internal static class Identifiers
{
    private static readonly Regex TaskIdShape = Exactly("[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static readonly Regex NameShape = Exactly("[A-Za-z0-9_-]+");
    private static readonly Regex RegionShape = Exactly("(?:eusc|[a-z]{2})(?:-[a-z]+)+-[0-9]");
    private static readonly Regex AccountShape = Exactly("[0-9]{12}");

    /// <summary>32 hexadecimal digits, or the older UUID.</summary>
    public static bool IsTaskId(string text) => TaskIdShape.IsMatch(text);

    /// <summary>A cluster's, service's, container's or family's name. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= 255 && NameShape.IsMatch(text);

    public static bool IsRegion(string text) => text.Length <= 32 && RegionShape.IsMatch(text);

    public static bool IsAccount(string text) => AccountShape.IsMatch(text);

    /// <summary>Hexadecimal and at least this long without being an id: mistyped or cut, hardly a name that a person gave.</summary>
    public static bool IsBrokenTaskId(string text, int atLeast = 20)
    {
        var digits = text.Count(char.IsAsciiHexDigit);
        var dashes = text.Count(c => c == '-');
        return digits + dashes == text.Length && digits >= atLeast && digits <= 64 && text.Any(char.IsAsciiDigit) && !IsTaskId(text);
    }

    /// <summary><c>family:revision</c>. A family without a letter is taken for a time of day or a port, not for a family.</summary>
    public static (string Family, int Revision)? FamilyAndRevision(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 1 || text.Length - colon is < 2 or > 10)
            return null;

        var (family, digits) = (text[..colon], text[(colon + 1)..]);
        return digits[0] != '0' && IsName(family) && family.Any(char.IsAsciiLetter) && digits.All(char.IsAsciiDigit)
            ? (family, int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture))
            : null;
    }

    private static Regex Exactly(string pattern) => new($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
