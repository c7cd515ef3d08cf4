using System.Text.Json;

namespace TriageBot.Replay.Iam.Simulation;

/// <summary>
/// A statement's condition: every operator and every key of it must hold. The operators on texts, ARNs and booleans are worked out; one on numbers, times or
/// addresses counts as one whose value is not known.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
internal static class Conditions
{
    public static bool Hold(JsonElement condition, Context context, ISet<string> missing)
    {
        var holds = true;
        foreach (var comparison in condition.EnumerateObject().Where(comparison => comparison.Value.ValueKind == JsonValueKind.Object))
            foreach (var key in comparison.Value.EnumerateObject())
                holds &= Holds(comparison.Name, key.Name, [.. Texts.Of(key.Value)], context, missing);
        return holds;
    }

    private static bool Holds(string comparison, string key, IReadOnlyList<string> wanted, Context context, ISet<string> missing)
    {
        var given = context.Find(key);
        if (comparison == "Null")
            return wanted.Contains("true", StringComparer.OrdinalIgnoreCase) == given is null;
        var optional = comparison.EndsWith("IfExists", StringComparison.Ordinal);
        if (given is null && optional)
            return true;
        if (given is null || Operator(optional ? comparison[..^"IfExists".Length] : comparison) is not var (matches, negated, all))
        {
            missing.Add(key);
            return false;
        }

        bool One(string value) => wanted.Any(pattern => matches(pattern, value)) != negated;
        return all ? given.All(One) : given.Any(One);
    }

    private static (Func<string, string, bool> Matches, bool Negated, bool All)? Operator(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var plain = name[(colon + 1)..];
        var negated = plain.Contains("Not", StringComparison.Ordinal);
        Func<string, string, bool>? matches = plain.Replace("Not", "", StringComparison.Ordinal) switch
        {
            "StringEquals" => (pattern, value) => pattern == value,
            "StringEqualsIgnoreCase" or "Bool" => (pattern, value) => pattern.Equals(value, StringComparison.OrdinalIgnoreCase),
            "StringLike" or "ArnLike" or "ArnEquals" => (pattern, value) => Glob.Matches(pattern, value, ignoreCase: false),
            _ => null,
        };
        // With several values a negation must hold for each of them, unless ForAnyValue asks for one.
        var all = name.StartsWith("ForAllValues:", StringComparison.Ordinal) || (colon < 0 && negated);
        return matches is null ? null : (matches, negated, all);
    }
}
