using System.Text.Json;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Formats;

/// <summary>Formats that may stand in one place, asked in their order: the first one that knows a body reads it.</summary>
internal sealed class FormatList(params IReadOnlyList<IAlertFormat> formats)
{
    /// <summary>What stands in the Message of an SNS notification.</summary>
    public static FormatList InSns { get; } = new([new CloudWatchAlarmFormat(), new GenericFormat(AlertSources.Sns)]);

    /// <summary>What is posted to the address for everybody: alarms and Datadog's events are known there too.</summary>
    public static FormatList InGeneric { get; } = new([new CloudWatchAlarmFormat(), new DatadogFormat(), new GenericFormat(AlertSources.Generic)]);

    /// <summary>These, asked after another one.</summary>
    public FormatList After(IAlertFormat first) => new([first, .. formats]);

    /// <summary>Null where no format knows it.</summary>
    public IReadOnlyList<Alert>? Read(JsonElement body, string delivery)
    {
        foreach (var format in formats)
        {
            if (format.Read(body, delivery) is { } alerts)
                return alerts;
        }

        return null;
    }
}
