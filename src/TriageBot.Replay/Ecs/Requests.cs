using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Ecs;

/// <summary>What ECS demands of every request of a kind.</summary>
internal static class Requests
{
    /// <summary>A list that must be there, with at least one and at most so many entries.</summary>
    public static IReadOnlyList<string> Required(this Input input, string member, string what, int most)
    {
        var entries = input.Texts(member);
        if (entries is null or { Count: 0 })
            throw AwsRefusal.InvalidParameter($"{what} cannot be empty.");
        return entries.Count <= most ? entries : throw AwsRefusal.InvalidParameter($"{what} cannot have more than {most} elements.");
    }

    public static int PageSize(this Input input, int usual) => input.Number("maxResults") switch
    {
        null => usual,
        >= 1 and <= 100 and var size => (int)size,
        _ => throw AwsRefusal.InvalidParameter("maxResults must be between 1 and 100."),
    };

    /// <summary>Whether TAGS are asked for; a word that is not allowed in <c>include</c> is refused.</summary>
    public static bool WantsTags(this Input input, params string[] allowed)
    {
        var include = input.Texts("include") ?? [];
        if (include.Any(word => word != "TAGS" && !allowed.Contains(word)))
            throw AwsRefusal.InvalidParameter($"include should be one of [{string.Join(",", allowed.Append("TAGS"))}]");
        return include.Contains("TAGS");
    }
}
