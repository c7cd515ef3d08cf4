using System.Text.RegularExpressions;

namespace TriageBot.Triage.Redaction;

/// <summary>
/// Finds secrets in lists of pairs, as task definitions and Kubernetes manifests write environments: <c>{"name":"DB_PASS","value":"…"}</c>, either
/// order, JSON or YAML, also escaped inside JSON.
/// </summary>
internal static class NamedPairs
{
    private const string Quote = @"[\\""']*";
    private const string Sign = Quote + @"[ \t]*[:=][ \t]*" + Quote;
    private const string Between = Quote + @"[ \t]*,?[\s]*" + Quote;

    private static readonly Regex NameFirst = Pattern($@"\b(?:name|key){Sign}(?<name>[A-Za-z0-9_.-]+){Between}value{Sign}(?<value>[^""'\\\r\n]+)");
    private static readonly Regex ValueFirst = Pattern($@"\bvalue{Sign}(?<value>[^""'\\\r\n]+){Between}(?:name|key){Sign}(?<name>[A-Za-z0-9_.-]+)");

    public static IEnumerable<SecretSpan> Find(string text) =>
        text.Contains("value", StringComparison.OrdinalIgnoreCase) ? In(NameFirst, text).Concat(In(ValueFirst, text)) : [];

    private static IEnumerable<SecretSpan> In(Regex pairs, string text)
    {
        foreach (Match match in pairs.Matches(text))
        {
            var value = match.Groups["value"];
            var assigned = new Operator('=', value.Index, false, true);
            if (SecretNames.Of(match.Groups["name"].ValueSpan) is { } name
                && SecretValues.IsSecret(text, match.Groups["name"].Index, name, assigned, new ValueSpan(value.Index, value.Index + value.Length, true)))
                yield return new SecretSpan(value.Index, value.Index + value.Length, name.Kind);
        }
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
}
