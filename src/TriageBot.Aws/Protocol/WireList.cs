namespace TriageBot.Aws.Protocol;

internal static class WireList
{
    /// <summary>What a list of an answer holds: an absent list is an empty one, and an absent element is none.</summary>
    public static IEnumerable<T> Present<T>(this IReadOnlyList<T?>? list)
        where T : class => (list ?? []).OfType<T>();
}
