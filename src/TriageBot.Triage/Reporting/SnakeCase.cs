namespace TriageBot.Triage.Reporting;

/// <summary>Names of values as they stand in JSON: <c>record_only</c>.</summary>
public static class SnakeCase
{
    public static string Of(Enum value) =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "_" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));
}
