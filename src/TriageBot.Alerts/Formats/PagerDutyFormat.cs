using System.Text.Json;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Formats;

/// <summary>
/// PagerDuty's webhooks V3: <c>event.event_type</c> says what happened to an incident. See https://developer.pagerduty.com/docs/webhooks-overview
/// </summary>
internal sealed class PagerDutyFormat : IAlertFormat
{
    public IReadOnlyList<Alert>? Read(JsonElement body, string delivery)
    {
        if (body.Member("event") is not { } happened || happened.Text("event_type") is not { } type || happened.Text("id") is not { } id || happened.Member("data") is not { } data)
            return null;

        var title = data.Text("title");
        return
        [
            new Alert
            {
                Source = AlertSources.PagerDuty,
                Id = Wording.Id(id),
                Title = Wording.Title(title, Wording.Title(type == "pagey.ping" ? "PagerDuty's test event" : type, "an event of PagerDuty")),
                State = StateOf(type),
                Group = data.Text("id") is { } incident ? Wording.Id(incident) : null,
                At = happened.Time("occurred_at"),
                Url = Wording.Url(data.Text("html_url")),

                // Who is assigned, and to what team, names nothing of ECS.
                Subject = SubjectFinder.Find(
                    [title ?? "", data.Text("incident_key") ?? "", data.Member("service")?.Text("summary") ?? "", .. Leaves.Of(data.Member("body")), .. Leaves.Of(happened.Member("client"))]),
            },
        ];
    }

    // An acknowledgement or an escalation is said of what has been told already.
    private static AlertState StateOf(string type) => type switch
    {
        "incident.triggered" or "incident.reopened" => AlertState.Firing,
        "incident.resolved" => AlertState.Resolved,
        _ => AlertState.Quiet,
    };
}
