using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Formats;

/// <summary>
/// Datadog's webhook: people write its body from variables, so the one that it proposes is read, and the usual additions.
/// See https://docs.datadoghq.com/integrations/webhooks/
/// </summary>
internal sealed partial class DatadogFormat : IAlertFormat
{
    public IReadOnlyList<Alert>? Read(JsonElement body, string delivery)
    {
        var transition = body.Text("alert_transition");
        if (body.Text("title") is not { } title || (transition is null && body.Text("event_type") is null) || (body.Text("body") ?? body.Text("text")) is not { } text)
            return null;

        var shown = Shown().Replace(title, "");
        return
        [
            new Alert
            {
                Source = AlertSources.Datadog,
                Id = body.Text("id") is { } id ? Wording.Id(id) : Wording.Id(delivery),
                Title = Wording.Title(shown, "a Datadog event"),
                State = AlertStates.OfWord(transition) ?? AlertStates.OfTitle(shown) ?? AlertState.Firing,
                Group = (body.Text("alert_cycle_key") ?? body.Text("aggreg_key") ?? body.Text("alert_id")) is { } group ? Wording.Id(group) : null,
                At = TimeOf(body.Text("last_updated") ?? body.Text("date")),
                Url = Wording.Url(body.Text("link") ?? body.Text("url")),
                Subject = SubjectFinder.Find([title, text, .. Leaves.Of(body)]),
            },
        ];
    }

    private static DateTimeOffset? TimeOf(string? milliseconds) =>
        long.TryParse(milliseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000_000_000_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(number)
            : null;

    // "[P2] [Triggered] …": the priority hides the state.
    [GeneratedRegex(@"\A\s*\[P[1-5]\]\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Shown();
}
