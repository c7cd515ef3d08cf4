using System.Text;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Rulebook.Files;

/// <summary>Reads one signature of a rule file.</summary>
internal sealed class SignatureReader(Mistakes mistakes)
{
    private const int LongestPattern = 1000;

    private static readonly string[] s_sources = [.. TextField.All.Select(f => f.Source.Name()).Distinct()];

    public Signature Read(YamlMap map, string family)
    {
        map.Allow("id", "cause", "causes", "source", "field", "speaks", "strength", "all", "any", "none", "pattern", "literal", "exact", "says", "matches", "misses", "facts");
        if (map.Has("cause") == map.Has("causes"))
            mistakes.Add(map.At, "a signature has either 'cause' or 'causes'");
        if (!map.Has("matches"))
            mistakes.Add(map.At, "'matches' is missing: at least one text that the signature must match");

        var all = Literals(map, "all");
        var any = Literals(map, "any");
        return new Signature(map.Required("id"), map.Optional("pattern"))
        {
            Family = family,
            Causes = [.. map.Texts("cause"), .. map.Texts("causes")],
            Reads = Reads(map),
            SpeaksFor = OneOf(map, "speaks", "for", ["for", "against"]) == "for",
            Strength = Strength(map),
            All = all,
            Any = any,
            None = Literals(map, "none"),
            Literals = Required(map, all, any),
            Exact = map.Texts("exact"),
            Says = map.Required("says"),
            Matches = map.Texts("matches"),
            Misses = map.Texts("misses"),
            Facts = map.Optional("facts"),
            At = map.At,
        };
    }

    private List<string> Literals(YamlMap map, string key)
    {
        var literals = map.Texts(key).Select(Normal.Of).ToList();
        foreach (var literal in literals.Where(l => !Ascii.IsValid(l)))
            mistakes.Add(map.Where(key), $"'{literal}' is no literal that can be searched for; allowed: ASCII characters (put others into 'pattern')");
        return literals;
    }

    // One literal of which every matching text holds at least one: the scan finds signatures by it.
    private List<string> Required(YamlMap map, List<string> all, List<string> any)
    {
        CheckPattern(map);
        var literals = Literals(map, "literal");
        if (literals.Count == 0)
            literals = all.Count > 0 ? [all.MaxBy(l => l.Length)!] : any;
        if (literals.Count == 0)
            mistakes.Add(map.At, "a signature needs 'all' or 'any', or a 'literal' beside its 'pattern', of which one stands in every text that it matches");

        foreach (var literal in literals.Where(l => l.Length < Matcher.ShortestLiteral))
            mistakes.Add(map.At, $"'{literal}' is too short to find a signature by; allowed: at least {Matcher.ShortestLiteral} characters");
        return literals;
    }

    private void CheckPattern(YamlMap map)
    {
        if (map.Optional("pattern") is { Length: > LongestPattern })
            mistakes.Add(map.Where("pattern"), $"the pattern is too long; allowed: {LongestPattern} characters");
    }

    private TextKinds Reads(YamlMap map)
    {
        var sources = map.Texts("source");
        if (sources.Count == 0)
            mistakes.Add(map.At, $"'source' is missing; allowed: {string.Join(", ", s_sources)}");
        foreach (var unknown in sources.Where(s => !s_sources.Contains(s)))
            mistakes.AddUnknown(map.Where("source"), "source", unknown, s_sources);

        var open = TextField.All.Where(f => sources.Contains(f.Source.Name())).ToList();
        if (!map.Has("field"))
            return Together(open.Where(f => f.Default));

        var names = map.Texts("field");
        foreach (var unknown in names.Except(open.Select(f => f.Name)))
            mistakes.AddUnknown(map.Where("field"), "field", unknown, open.Select(f => f.Name).Distinct());
        return Together(open.Where(f => names.Contains(f.Name)));
    }

    private Strength Strength(YamlMap map) => OneOf(map, "strength", null, ["weak", "strong", "decisive"]) switch
    {
        "decisive" => Rulebook.Strength.Decisive,
        "strong" => Rulebook.Strength.Strong,
        _ => Rulebook.Strength.Weak,
    };

    private string OneOf(YamlMap map, string key, string? unless, IReadOnlyList<string> allowed)
    {
        var value = unless is null ? map.Required(key) : map.Optional(key) ?? unless;
        if (value.Length > 0 && !allowed.Contains(value))
            mistakes.AddUnknown(map.Where(key), key, value, allowed);
        return value;
    }


    private static TextKinds Together(IEnumerable<TextField> fields) => fields.Aggregate(TextKinds.None, (kinds, field) => kinds | field.Kind);
}
