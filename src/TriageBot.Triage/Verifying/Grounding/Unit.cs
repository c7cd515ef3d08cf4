namespace TriageBot.Triage.Verifying.Grounding;

internal enum Dimension
{
    /// <summary>A bare number.</summary>
    None,

    /// <summary>In bytes.</summary>
    Size,

    /// <summary>In seconds.</summary>
    Time,

    Percentage,
}

/// <summary>A unit as it is written.</summary>
/// <param name="Factor">How much of the dimension's own unit it is.</param>
/// <param name="Binary">The same where thousands are counted as 1024: what <c>MB</c> means depends on who writes it.</param>
internal sealed record Unit(Dimension Dimension, decimal Factor, decimal Binary)
{
    public static readonly Unit None = new(Dimension.None, 1, 1);

    private static readonly Dictionary<string, Unit> s_units = All().ToDictionary(u => u.Name, u => u.Unit, StringComparer.Ordinal);

    /// <summary>By its name, as it is or in lower case; null for a word that is none.</summary>
    public static Unit? Of(string name) => s_units.GetValueOrDefault(name) ?? (name.Length > 1 ? s_units.GetValueOrDefault(name.ToLowerInvariant()) : null);

    private static IEnumerable<(string Name, Unit Unit)> All() =>
    [
        .. Named(Dimension.Percentage, 1, "% percent"),
        .. Named(Dimension.Size, 1, "B byte bytes"),
        .. Sizes(1, "k", "kilo"),
        .. Sizes(2, "m", "mega"),
        .. Sizes(3, "g", "giga"),
        .. Sizes(4, "t", "tera"),
        .. Named(Dimension.Time, 0.000000001m, "ns nanosecond nanoseconds"),
        .. Named(Dimension.Time, 0.000001m, "us µs μs microsecond microseconds"),
        .. Named(Dimension.Time, 0.001m, "ms msec millis millisecond milliseconds"),
        .. Named(Dimension.Time, 1, "s sec secs second seconds"),
        .. Named(Dimension.Time, 60, "m min mins minute minutes"),
        .. Named(Dimension.Time, 3600, "h hr hrs hour hours"),
        .. Named(Dimension.Time, 86400, "d day days"),
        .. Named(Dimension.Time, 604800, "week weeks"),
    ];

    private static IEnumerable<(string, Unit)> Named(Dimension dimension, decimal factor, string names) =>
        names.Split(' ').Select(n => (n, new Unit(dimension, factor, factor)));

    private static IEnumerable<(string, Unit)> Sizes(int power, string letter, string prefix)
    {
        var (thousands, binary) = (Power(1000, power), Power(1024, power));
        var ambiguous = new Unit(Dimension.Size, thousands, binary);
        var exact = new Unit(Dimension.Size, binary, binary);
        foreach (var name in (string[])[$"{letter}b", letter.ToUpperInvariant(), $"{prefix}byte", $"{prefix}bytes"])
            yield return (name, ambiguous);
        foreach (var name in (string[])[$"{letter}ib", $"{letter.ToUpperInvariant()}i", $"{prefix[..2]}bibyte", $"{prefix[..2]}bibytes"])
            yield return (name, exact);
    }

    private static decimal Power(decimal of, int power) => power == 1 ? of : of * Power(of, power - 1);
}
