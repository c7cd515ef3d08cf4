using System.Globalization;
using System.Text.Json;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Formats;

/// <summary>
/// The outgoing webhook of Opsgenie and of Jira Service Management's operations. See https://support.atlassian.com/opsgenie/docs/integrate-opsgenie-with-webhook/
/// </summary>
internal sealed class OpsgenieFormat : IAlertFormat
{
    // createdAt counts milliseconds, updatedAt nanoseconds; both stand for years from 2001 on and below the year 5138.
    private const long SmallestNanoseconds = 100_000_000_000_000;

    public IReadOnlyList<Alert>? Read(JsonElement body, string delivery)
    {
        if (body.Text("action") is not { } action || body.Member("alert") is not { } alert || alert.Text("alertId") is not { } id)
            return null;

        var message = alert.Text("message");
        return
        [
            new Alert
            {
                Source = AlertSources.Opsgenie,
                Id = alert.Text("updatedAt") is { } updated ? Wording.Id(id, action, updated) : Wording.Id(delivery),
                Title = Wording.Title(message, "an Opsgenie alert"),
                State = action switch
                {
                    "Create" => AlertState.Firing,
                    "Close" or "Delete" => AlertState.Resolved,
                    _ => AlertState.Quiet,
                },
                Group = Wording.Id(id),
                At = TimeOf(alert.Text("updatedAt")) ?? TimeOf(alert.Text("createdAt")),
                Subject = SubjectFinder.Find(
                    [
                        message ?? "", alert.Text("description") ?? "", alert.Text("entity") ?? "", alert.Text("alias") ?? "",
                        .. alert.Items("tags").Select(t => t.TextOf()).OfType<string>(),
                    ],
                    alert.Texts("details")),
            },
        ];
    }

    private static DateTimeOffset? TimeOf(string? count)
    {
        if (!long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number <= 0)
            return null;
        return DateTimeOffset.FromUnixTimeMilliseconds(number >= SmallestNanoseconds ? number / 1_000_000 : number);
    }
}
