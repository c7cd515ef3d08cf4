namespace TriageBot.Slack.Alerts;

/// <summary>Names with <c>*</c> for any part.</summary>
internal static class Wildcards
{
    /// <param name="pattern">Null matches everything, also what is not known.</param>
    public static bool Matches(string? pattern, string? name)
    {
        if (pattern is null or "*")
            return true;
        if (name is null)
            return false;

        var parts = pattern.Split('*');
        if (parts.Length == 1)
            return pattern == name;
        if (!name.StartsWith(parts[0], StringComparison.Ordinal) || !name.EndsWith(parts[^1], StringComparison.Ordinal) || name.Length < parts[0].Length + parts[^1].Length)
            return false;

        var at = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var found = name.IndexOf(part, at, name.Length - parts[^1].Length - at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + part.Length;
        }

        return true;
    }
}
