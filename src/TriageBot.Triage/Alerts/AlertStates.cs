using System.Text.RegularExpressions;

namespace TriageBot.Triage.Alerts;

/// <summary>Tells from words whether something fires or is over: formats that have a field for it say so in many ways, messages in a channel in more.</summary>
public static partial class AlertStates
{
    private const int MostText = 16_000;

    /// <summary>The state that a monitor's own word means (<c>ALARM</c>, <c>Recovered</c>, <c>acknowledged</c>); null for any other word.</summary>
    public static AlertState? OfWord(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "alarm" or "alert" or "alerting" or "firing" or "triggered" or "re-triggered" or "retriggered" or "renotify" or "reopened" or "critical" or "error" or "failed" or "failure"
            or "warn" or "warning" or "open" or "opened" or "active" or "problem" or "down" => AlertState.Firing,
        "ok" or "resolved" or "recovered" or "closed" or "close" or "normal" or "success" or "inactive" or "healthy" or "up" => AlertState.Resolved,
        "insufficient_data" or "no data" or "nodata" or "no_data" or "re-no data" or "acknowledged" or "acked" or "muted" or "silenced" or "snoozed" or "info" or "test" or "pending" => AlertState.Quiet,
        _ => null,
    };

    /// <summary>The state that a title begins with: <c>[RESOLVED] …</c>, <c>Recovered: …</c>, <c>✅ …</c>, <c>[FIRING:2] …</c>; null where it does not say.</summary>
    public static AlertState? OfTitle(string title)
    {
        var start = title.Length > 200 ? title[..200] : title;
        return Done().IsMatch(start) ? AlertState.Resolved : OfWord(First().Match(start).Groups["word"].Value);
    }

    /// <summary>
    /// The state of a message in a channel, by its title and else by a sentence or field about the state (<c>changed state to OK</c>, <c>State: ALARM</c>).
    /// An alert that says neither fires.
    /// </summary>
    public static AlertState OfMessage(string title, string text)
    {
        if (OfTitle(title) is { } state)
            return state;

        foreach (Match match in Said().Matches(text.Length > MostText ? text[..MostText] : text))
        {
            if (OfWord(match.Groups["word"].Value) is { } said)
                return said;
        }

        return AlertState.Firing;
    }

    [GeneratedRegex(@"\A[\s*_]*(?:✅|🟢|💚|:white_check_mark:|:heavy_check_mark:|:large_green_circle:|:green_circle:)", RegexOptions.NonBacktracking)]
    private static partial Regex Done();

    // A word counts only where it is set apart: "OK button fails" is no state.
    [GeneratedRegex(
        @"\A[^\p{L}\p{N}\[:]{0,12}(?::[a-z_]{1,40}:\s*)?[*_]{0,2}(?:\[(?<word>[A-Za-z_ -]{2,20})(?::\d{1,6})?(?:,[^\]]{0,40})?\]|(?<word>[A-Za-z_-]{2,20}):(?:\s|\z)|(?<word>(?:Resolved|Triggered|Acknowledged|Reopened)) #)",
        RegexOptions.NonBacktracking)]
    private static partial Regex First();

    [GeneratedRegex(
        @"\b(?:state|status)[""*_`]{0,3}(?:\s*[:=]\s*|\s+(?:changed\s+)?to\s+|\s*\n\s*)[""*_`]{0,3}(?<word>[A-Za-z_]{2,20})\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Said();
}
