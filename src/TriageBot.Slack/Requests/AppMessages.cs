using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TriageBot.Triage.Alerts;

namespace TriageBot.Slack.Requests;

/// <summary>
/// Reads a message that another app posted in a channel as an alert. People's messages, replies in threads and our own are none.
/// See https://docs.slack.dev/reference/events/message
/// </summary>
internal static partial class AppMessages
{
    public const string Type = "message";

    private const int LongestTitle = 300;

    /// <summary>Null where it is no alert that leads to an ECS task.</summary>
    /// <param name="said">The event within its envelope.</param>
    public static AlertRequest? Read(JsonElement envelope, JsonElement said)
    {
        var isEdit = said.Text("subtype") == "message_changed";
        if (!isEdit && said.Text("subtype") is not (null or "bot_message"))
            return null;

        var message = isEdit ? said.Object("message") ?? default : said;
        if (envelope.Id("team_id") is not { } team || said.Id("channel") is not { } channel || message.Ts("ts") is not { } ts || IsOwn(envelope, message) || SenderIds(message) is not { Count: > 0 } senders)
            return null;
        // What is said in a thread is talk about something that was answered, or is not ours to answer.
        if (message.Ts("thread_ts") is { } thread && thread != ts)
            return null;

        var text = MessageText.Of(message);
        var title = Title(message, text);
        var source = Source(message, text);
        var state = AlertStates.OfMessage(title, text);
        if (state == AlertState.Quiet || (isEdit && state != AlertState.Resolved) || (source == AlertSources.SlackApp && state == AlertState.Firing && !Alarming().IsMatch(text)))
            return null;

        var subject = SubjectFinder.Find([text]);
        if (state == AlertState.Firing && !subject.LeadsToEcs)
            return null;

        var alert = new Alert
        {
            Source = source,
            Id = $"{channel}:{ts}",
            Title = title,
            State = state,
            // A message that says "resolved" comes as another one, with the same words behind the state.
            Group = Stateless().Replace(title, "").Trim() is { Length: > 0 } name ? name : title,
            At = isEdit ? At(said.Ts("ts") ?? ts) : At(ts),
            Subject = subject,
        };
        return new AlertRequest(new Asker(team, "", envelope.Id("enterprise_id")), channel, alert) { ThreadTs = ts, SenderIds = senders };
    }

    private static bool IsOwn(JsonElement envelope, JsonElement message)
    {
        var app = envelope.Id("api_app_id");
        var self = envelope.Items("authorizations").Select(a => a.Id("user_id")).FirstOrDefault(u => u is not null);
        return (app is not null && (message.Id("app_id") == app || message.Object("bot_profile")?.Id("app_id") == app)) || (self is not null && message.Id("user") == self);
    }

    /// <summary>Empty for a person's message.</summary>
    private static List<string> SenderIds(JsonElement message)
    {
        var profile = message.Object("bot_profile");
        if (message.Id("bot_id") is null && profile is null)
            return [];

        string?[] ids = [message.Id("bot_id"), message.Id("app_id"), message.Id("user"), profile?.Id("id"), profile?.Id("app_id")];
        return [.. ids.OfType<string>().Distinct()];
    }

    private static string Title(JsonElement message, string text)
    {
        var title = message.Items("attachments").Select(a => a.Text("title") ?? a.Text("pretext")).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t))
            ?? text.Split('\n').FirstOrDefault(l => !string.IsNullOrWhiteSpace(l))
            ?? "";
        title = TypedText.Cleaned(title).ReplaceLineEndings(" ");
        return title.Length <= LongestTitle ? title : title[..LongestTitle];
    }

    /// <summary>By names, which can be forged: it decides only what the sender is called.</summary>
    private static string Source(JsonElement message, string text)
    {
        var name = $"{message.Object("bot_profile")?.Text("name")} {message.Text("username")}".ToLowerInvariant();
        var footer = string.Join(' ', message.Items("attachments").Select(a => a.Text("footer"))).ToLowerInvariant();
        return name switch
        {
            _ when name.Contains("pagerduty", StringComparison.Ordinal) => AlertSources.PagerDuty,
            _ when name.Contains("opsgenie", StringComparison.Ordinal) || name.Contains("jira service management", StringComparison.Ordinal) => AlertSources.Opsgenie,
            _ when name.Contains("datadog", StringComparison.Ordinal) => AlertSources.Datadog,
            _ when name.Contains("grafana", StringComparison.Ordinal) || footer.Contains("grafana", StringComparison.Ordinal) => AlertSources.Grafana,
            _ when name.Contains("alertmanager", StringComparison.Ordinal) || name.Contains("prometheus", StringComparison.Ordinal) => AlertSources.Alertmanager,
            _ when Aws().IsMatch(name) || text.Contains("alarmsV2:alarm/", StringComparison.Ordinal) => AlertSources.CloudWatch,
            _ => AlertSources.SlackApp,
        };
    }

    private static DateTimeOffset? At(string ts) =>
        decimal.TryParse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 253_402_300_799 ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)) : null;

    [GeneratedRegex(@"\b(?:amazon q|aws|cloudwatch)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Aws();

    /// <summary>A deployment's success names a service too.</summary>
    [GeneratedRegex(
        @"\b(?:alarm|alert|alerting|firing|triggered|critical|error|errors|fail|failed|failing|failure|crash|crashed|crashing|killed|oom|outofmemory\w*|stopped|unhealthy|down|exited|exit code|stoppedreason|unable|cannot\w*)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Alarming();

    [GeneratedRegex(
        @"\A[^\p{L}\p{N}\[]*(?:\[[^\]]{1,60}\])?[^\p{L}\p{N}]*(?:(?:re-)?(?:triggered|resolved|recovered|acknowledged|alerting|alarm|firing|ok|warn|warning|critical|no data)\b[:\s]*)?",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Stateless();
}
