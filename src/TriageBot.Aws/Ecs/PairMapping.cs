using TriageBot.Aws.Ecs.Wire;
using TriageBot.Aws.Protocol;

namespace TriageBot.Aws.Ecs;

/// <summary>Lists of names and values. Where a name comes twice, the last stands.</summary>
internal static class PairMapping
{
    /// <summary>Those that have a value.</summary>
    public static IReadOnlyDictionary<string, string> Values(this IReadOnlyList<WirePair?>? pairs) =>
        ToDictionary(pairs.Present().Where(p => p.Value is not null));

    /// <summary>All of them: many attributes are no more than a name.</summary>
    public static IReadOnlyDictionary<string, string> Attributes(this IReadOnlyList<WirePair?>? pairs) => ToDictionary(pairs.Present());

    private static Dictionary<string, string> ToDictionary(IEnumerable<WirePair> pairs)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs.Where(p => p.Name is not null))
            values[pair.Name!] = pair.Value ?? "";
        return values;
    }
}
