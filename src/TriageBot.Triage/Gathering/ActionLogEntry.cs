using System.Text.Json;
using TriageBot.Triage.Ecs.Events;

namespace TriageBot.Triage.Gathering;

/// <summary>
/// An entry of ECS Action Logs. AWS shows two layouts: the name of the event beside <c>detail</c> or inside it, the time as <c>timestamp</c> or
/// <c>eventTimestamp</c>, the service as an ARN or as <c>service/cluster/name</c>. Both are read.
/// </summary>
/// <param name="Of">The service or daemon, as the entry names it.</param>
/// <param name="Level"><c>INFO</c>, <c>WARN</c> or <c>ERROR</c>.</param>
/// <param name="Reason">AWS's words, where it gives any.</param>
public sealed record ActionLogEntry(LogLine Line, string Of, string Level, string Name, string? Reason, DateTimeOffset At)
{
    /// <summary>Null where the line is no such entry.</summary>
    internal static ActionLogEntry? Parse(LogLine line) => JsonLine.Read(line.Message, root => Read(line, root));

    /// <summary>True where the entry is of that service.</summary>
    internal bool IsOf(string serviceArn) => Of == serviceArn || (Of.StartsWith("service/", StringComparison.Ordinal) && serviceArn.EndsWith($":{Of}", StringComparison.Ordinal));

    private static ActionLogEntry? Read(LogLine line, JsonElement root)
    {
        var detail = root.Object("detail") ?? default;
        var of = root.Text("actionSourceId") ?? detail.Text("actionSourceId");
        var name = root.Text("eventName") ?? detail.Text("eventName");
        return of is null || name is null
            ? null
            : new ActionLogEntry(
                line, of, root.Text("logLevel") ?? "INFO", name,
                detail.Text("containerStoppedReason") ?? detail.Text("statusReason") ?? detail.Text("reason"),
                root.Time("timestamp") ?? root.Time("eventTimestamp") ?? line.Timestamp);
    }
}
