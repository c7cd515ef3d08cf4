namespace TriageBot.Triage.Redaction;

/// <summary>Finds further occurrences, in the same text, of secrets already found.</summary>
internal static class Repeated
{
    // Shorter ones may be ordinary words.
    private const int Shortest = 8;

    // A bound on the work for one text; a log line holds a few secrets at most.
    private const int Most = 16;

    public static IEnumerable<SecretSpan> In(string text, IReadOnlyList<SecretSpan> secrets)
    {
        var distinct = secrets.DistinctBy(secret => text[secret.Start..secret.End]).Where(secret => secret.End - secret.Start >= Shortest).Take(Most);
        foreach (var secret in distinct)
        {
            var value = text[secret.Start..secret.End];
            for (var at = text.IndexOf(value, StringComparison.Ordinal); at >= 0; at = text.IndexOf(value, at + value.Length, StringComparison.Ordinal))
                yield return secret with { Start = at, End = at + value.Length };
        }
    }
}
