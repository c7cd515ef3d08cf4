using System.Text.Json;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Formats;

/// <summary>
/// A CloudWatch alarm as it stands in SNS's Message: of one metric, of metric math, composite, or of contributors. <c>Region</c> is a display name there, so
/// the Region is the ARN's. See https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
/// </summary>
internal sealed class CloudWatchAlarmFormat : IAlertFormat
{
    private const int LongestArn = 1024;

    public IReadOnlyList<Alert>? Read(JsonElement body, string delivery)
    {
        if (body.Text("AlarmName") is not { } name || body.Text("NewStateValue") is not { } state)
            return null;

        var arn = body.Text("AlarmArn");
        var contributor = body.Text("AlarmContributorId");
        return
        [
            new Alert
            {
                Source = AlertSources.CloudWatch,
                Id = Wording.Id(delivery),
                Title = Wording.Title($"{state}: {name}", "a CloudWatch alarm"),
                State = state switch
                {
                    "ALARM" => AlertState.Firing,
                    "OK" => AlertState.Resolved,
                    _ => AlertState.Quiet,
                },

                // The ARN as it is: EventBridge's event of the same alarm has it too.
                Group = contributor is not null ? Wording.Id(arn ?? name, contributor) : arn is { Length: <= LongestArn } ? arn : Wording.Id(name),
                At = body.Time("StateChangeTime"),
                Subject = SubjectOf(body, name, arn),
            },
        ];
    }

    private static AlertSubject SubjectOf(JsonElement body, string name, string? arn)
    {
        var dimensions = body.Texts("AlarmContributorAttributes");
        foreach (var dimension in Metrics(body).SelectMany(m => m.Items("Dimensions")))
        {
            // Lower case here; a map in EventBridge's events.
            if (dimension.Text("name") is { } key && dimension.Text("value") is { } value)
                dimensions.TryAdd(key, value);
        }

        dimensions["AlarmName"] = name;
        if (body.Text("AWSAccountId") is { } account)
            dimensions["AWSAccountId"] = account;

        // The reason of a metric alarm holds numbers; what people wrote into name and description may name anything.
        return SubjectFinder.Find(
            [
                arn ?? "", .. Metrics(body).Select(m => m.Text("Namespace")).OfType<string>(), body.Text("AlarmDescription") ?? "", name,
                body.Text("NewStateReason") ?? "", .. Leaves.Of(body.Member("TriggeringChildren")),
            ],
            dimensions);
    }

    private static IEnumerable<JsonElement> Metrics(JsonElement body)
    {
        if (body.Member("Trigger") is not { } trigger)
            yield break;
        yield return trigger;
        foreach (var query in trigger.Items("Metrics"))
        {
            if (query.Member("MetricStat")?.Member("Metric") is { } metric)
                yield return metric;
        }
    }
}
