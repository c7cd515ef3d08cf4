using System.Text.RegularExpressions;
using TriageBot.Triage.Redaction;

namespace TriageBot.Triage.Alerts;

/// <summary>A reason of AWS without what differs from task to task: ids, ARNs, addresses, times, measures. What tells causes apart stays: names, error codes, ports.</summary>
internal static partial class Stable
{
    private const int MostRead = 2048;

    public static string Of(string reason)
    {
        // AWS writes some apostrophes as U+2019, and in some Regions not.
        var text = Printable.Of(OneLine.Cut(reason, MostRead)).Replace('\u2019', '\'');
        return string.Join(' ', Varying().Replace(text, Placeholder).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Placeholder(Match match)
    {
        if (match.Groups["word"].Success)
            return IsId(match.Value) ? "<id>" : match.Value;
        return match.Groups.Values.Skip(1).First(g => g.Success).Name switch
        {
            "arn" => $"<{match.Value.Split(':')[2]} arn>",
            var kind => $"<{kind}>",
        };
    }

    // Digests, request ids, container ids. A word of people has few digits in it, and an error code is short.
    private static bool IsId(string word) => word.Count(char.IsAsciiDigit) is var digits
        && (word.Length >= 8 && digits >= 1 && word.All(char.IsAsciiHexDigit) || word.Length >= 10 && digits >= 3);

    // The first alternative that fits wins, so the narrow ones stand first.
    [GeneratedRegex(
        """
        (?<arn>arn:aws[a-z-]{0,10}:[a-z0-9-]{1,40}:[A-Za-z0-9_:/.*+=,@-]{0,600}[A-Za-z0-9])
        |(?<id>[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|ecs-svc/[0-9]{1,25}|\b[a-z]{1,6}-[0-9a-f]{17}\b|\b(?:i|eni|subnet|sg|vpc|fs|fsap|fsmt|vol)-[0-9a-f]{8}\b)
        |(?<time>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?|\b[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,9})?)
        |(?<ip>\b[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}(?:/[0-9]{1,2}\b)?|\b(?:[0-9a-fA-F]{1,4}:){1,6}(?::[0-9a-fA-F]{1,4}){1,6}\b|\b(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}\b|\bip-[0-9]{1,3}-[0-9]{1,3}-[0-9]{1,3}-[0-9]{1,3}\b)
        |(?<zone>\b[a-z]{2}(?:-[a-z]{2,10}){1,3}-[0-9][a-f]\b)
        |(?<n>\b[0-9]{1,18}(?:\.[0-9]{1,18})?\ ?(?:ns|us|µs|ms|s|m|h|sec|secs|seconds|minutes|hours|times|time|bytes|B|KB|KiB|MB|MiB|GB|GiB|%)\b|\b[0-9]{1,18}(?:\.[0-9]{1,18}){1,3}\b|\b[0-9]{5,18}\b)
        |(?<word>[A-Za-z0-9_]{8,200})
        """,
        RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Varying();
}
