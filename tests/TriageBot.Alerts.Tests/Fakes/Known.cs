using TriageBot.Alerts.Formats;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Tests.Fakes;

/// <summary>Every format, by the source that samples' names begin with.</summary>
internal static class Known
{
    private static readonly Dictionary<string, IAlertFormat> s_formats = new()
    {
        [AlertSources.PagerDuty] = new PagerDutyFormat(),
        [AlertSources.CloudWatch] = new CloudWatchAlarmFormat(),
        [AlertSources.Opsgenie] = new OpsgenieFormat(),
        [AlertSources.Alertmanager] = new AlertmanagerFormat(AlertSources.Alertmanager),
        [AlertSources.Grafana] = new AlertmanagerFormat(AlertSources.Grafana),
        [AlertSources.Datadog] = new DatadogFormat(),
        [AlertSources.Generic] = new GenericFormat(AlertSources.Generic),
    };

    public static IEnumerable<IAlertFormat> All => s_formats.Values;

    public static IAlertFormat For(string sample) => s_formats[sample.Split('-')[0]];
}
