namespace TriageBot.Triage.Targets;

/// <summary>
/// Reads the fragment of a CloudWatch Logs link. The console escapes a group's and a stream's name twice and writes <c>$</c> for the outer
/// percent sign: <c>/</c> is <c>$252F</c>. Older links read <c>logEventViewer:group=…;stream=…</c>.
/// </summary>
internal static class LogStreamLinks
{
    private const string Events = "/log-events/";

    public static ParsedTarget Read(string fragment, AwsScope scope, string word)
    {
        var stream = fragment.StartsWith("logEventViewer:", StringComparison.Ordinal) ? OfViewer(fragment) : OfStreamPage(fragment);
        return string.IsNullOrEmpty(stream)
            ? ParsedTarget.Unreadable($"a CloudWatch link that shows no log stream: {Found.Quoted(word)}", "the link of the log stream, opened from its log group")
            : LogStreams.Read(stream, scope);
    }

    private static string? OfStreamPage(string fragment)
    {
        // Some chat clients escape the dollar sign itself.
        var once = Uri.UnescapeDataString(fragment.Replace("%24", "$", StringComparison.Ordinal).Replace('$', '%'));
        var at = once.IndexOf(Events, StringComparison.Ordinal);
        return at < 0 || !once.StartsWith("logsV2:", StringComparison.Ordinal)
            ? null
            : Uri.UnescapeDataString(WebAddress.Cut(once[(at + Events.Length)..], '?').Before);
    }

    private static string? OfViewer(string fragment)
    {
        foreach (var part in fragment["logEventViewer:".Length..].Split(';'))
        {
            var (key, value) = WebAddress.Cut(part, '=');
            if (key == "stream")
                return Uri.UnescapeDataString(value);
        }

        return null;
    }
}
