using System.Text.Json;
using TriageBot.Alerts.Formats;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Tests.Fakes;

/// <summary>Stands for a format of another house: knows what has a <c>detail-type</c>.</summary>
internal sealed class FirstFormat : IAlertFormat
{
    public IReadOnlyList<Alert>? Read(JsonElement body, string delivery) => body.Member("detail-type") is null
        ? null
        : [new Alert { Source = AlertSources.EventBridge, Id = delivery, Title = "first", State = AlertState.Quiet, Subject = AlertSubject.Nothing }];
}
