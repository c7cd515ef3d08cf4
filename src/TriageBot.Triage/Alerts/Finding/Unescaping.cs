namespace TriageBot.Triage.Alerts.Finding;

/// <summary>Takes back what links and Slack do to an ARN: nothing else is decoded, so that no text changes its meaning.</summary>
internal static class Unescaping
{
    public static string Plain(string text)
    {
        var plain = text.Contains('%')
            ? text.Replace("%3A", ":", StringComparison.OrdinalIgnoreCase).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)
            : text;
        return plain.Contains('&')
            ? plain.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&quot;", "\"", StringComparison.Ordinal)
            : plain;
    }
}
