using System.Text.Json;
using TriageBot.Alerts.Formats;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.EventBridge;

/// <summary>
/// "CloudWatch Alarm State Change". Its dimensions are a map; in SNS they are a list.
/// See https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
/// </summary>
internal static class AlarmStates
{
    public static EventReading Read(JsonElement envelope)
    {
        if (envelope.Member("detail") is not { } detail || detail.Text("alarmName") is not { } name || detail.Member("state") is not { } state || state.Text("value") is not { } value)
            return EventReading.Unreadable("an alarm's event without the fields that AWS documents");

        var arn = envelope.Items("resources").Where(r => r.ValueKind is JsonValueKind.String).Select(r => r.GetString()!).FirstOrDefault();
        return EventReading.Of(new Alert
        {
            Source = AlertSources.CloudWatch,
            Id = envelope.Text("id")!,
            Title = OneLine.Of($"{name}: {value}{(state.Text("reason") is { } reason ? $": {reason}" : "")}"),
            State = value switch { "ALARM" => AlertState.Firing, "OK" => AlertState.Resolved, _ => AlertState.Quiet },
            Group = arn is { Length: <= 1024 } ? arn : null,
            At = state.Time("timestamp") ?? envelope.Time("time"),
            Subject = Subject(name, arn, detail),
        });
    }

    private static AlertSubject Subject(string name, string? arn, JsonElement detail)
    {
        var dimensions = new Dictionary<string, string> { ["AlarmName"] = name };
        var texts = arn is null ? [] : new List<string> { arn };
        var configuration = detail.Member("configuration");
        foreach (var metric in configuration?.Items("metrics") ?? [])
        {
            if (metric.Member("metricStat")?.Member("metric")?.Member("dimensions") is not { ValueKind: JsonValueKind.Object } map)
                continue;
            foreach (var dimension in map.EnumerateObject().Where(d => d.Value.ValueKind is JsonValueKind.String))
            {
                // Of several metrics the first names the service; what all of them name is found as text.
                dimensions.TryAdd(dimension.Name, dimension.Value.GetString()!);
                texts.Add(dimension.Value.GetString()!);
            }
        }

        if (configuration?.Text("description") is { } description)
            texts.Add(description);
        return SubjectFinder.Find(texts, dimensions);
    }
}
