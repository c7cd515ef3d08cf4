using System.Text.Json;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Formats;

/// <summary>
/// Alertmanager's webhook, version 4, and Grafana's, which adds to it: one POST holds every alert of a group, each with its own state. A group is sent again as
/// long as it fires; an alert that has not changed keeps its id. See https://prometheus.io/docs/alerting/latest/configuration/#webhook_config and
/// https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
/// </summary>
/// <param name="source">Which of the two it is.</param>
internal sealed class AlertmanagerFormat(string source) : IAlertFormat
{
    public IReadOnlyList<Alert>? Read(JsonElement body, string delivery) =>
        body.Member("alerts") is { ValueKind: JsonValueKind.Array } alerts && body.Member("groupKey") is not null && alerts.EnumerateArray().All(IsAlert)
            ? [.. alerts.EnumerateArray().Select(a => Read(a, body))]
            : null;

    private static bool IsAlert(JsonElement alert) => alert.Member("labels") is { ValueKind: JsonValueKind.Object } && alert.Text("status") is not null;

    private Alert Read(JsonElement alert, JsonElement body)
    {
        var (labels, annotations) = (alert.Texts("labels"), alert.Texts("annotations"));
        var status = alert.Text("status")!;

        // Both take it from the labels; a sender without it tells alerts apart by the labels themselves.
        var fingerprint = alert.Text("fingerprint") ?? Wording.Id([.. labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}"), ""]);
        return new Alert
        {
            Source = source,
            Id = Wording.Id(body.Text("groupKey"), fingerprint, status, alert.Text("startsAt")),
            Title = TitleOf(labels, annotations),
            State = AlertStates.OfWord(status) ?? AlertState.Quiet,
            Group = Wording.Id(fingerprint),
            At = status == "resolved" ? alert.Time("endsAt") ?? alert.Time("startsAt") : alert.Time("startsAt"),
            Url = Wording.Url(alert.Text("panelURL")) ?? Wording.Url(alert.Text("dashboardURL")) ?? Wording.Url(alert.Text("generatorURL")) ?? Wording.Url(body.Text("externalURL")),
            Subject = SubjectFinder.Find([.. annotations.Values, .. labels.Values, alert.Text("valueString") ?? ""], labels),
        };
    }

    private static string TitleOf(Dictionary<string, string> labels, Dictionary<string, string> annotations)
    {
        var name = Wording.Title(labels.GetValueOrDefault("alertname"), "an alert without a name");
        return annotations.GetValueOrDefault("summary") is { } summary ? Wording.Title($"{name}: {Wording.Title(summary, "")}", name) : name;
    }
}
