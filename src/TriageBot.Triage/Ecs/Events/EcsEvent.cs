using System.Text.Json;

namespace TriageBot.Triage.Ecs.Events;

/// <summary>
/// An EventBridge envelope of ECS as it stands in a log group: one JSON object a line.
/// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_cwe_events.html
/// </summary>
public abstract record EcsEvent(string Id, DateTimeOffset Time)
{
    /// <summary>The event that a log line holds; null where the line is no event of ECS that we read.</summary>
    public static EcsEvent? Parse(string line) => JsonLine.Read(line, Read);

    /// <summary>The same of an envelope that was parsed already; as hostile, so it may throw <see cref="InvalidOperationException"/> for text that is no Unicode.</summary>
    public static EcsEvent? Read(JsonElement root)
    {
        if (root.Text("source") != "aws.ecs" || root.Object("detail") is not { } detail)
            return null;

        var id = root.Text("id") ?? "";
        var time = root.Time("time") ?? default;
        return root.Text("detail-type") switch
        {
            "ECS Task State Change" when TaskDetail.Read(detail) is { } task => new TaskStateChange(id, time, task),
            "ECS Service Action" or "ECS Deployment State Change" => ServiceActionEvent.Read(id, time, root, detail),
            _ => null,
        };
    }
}

/// <summary>"ECS Task State Change": the task as it was at <see cref="EcsTask.Version"/>.</summary>
public sealed record TaskStateChange(string Id, DateTimeOffset Time, EcsTask Task) : EcsEvent(Id, Time);

/// <summary>"ECS Service Action", or "ECS Deployment State Change", which has the same shape: what the scheduler did or could not do.</summary>
/// <param name="ServiceArn">The resource that it names.</param>
/// <param name="Level"><c>INFO</c>, <c>WARN</c> or <c>ERROR</c>.</param>
/// <param name="Name">Such as <c>SERVICE_TASK_PLACEMENT_FAILURE</c>.</param>
/// <param name="Reason">AWS's words, where it gives any.</param>
public sealed record ServiceActionEvent(string Id, DateTimeOffset Time, string ServiceArn, string Level, string Name, string? Reason)
    : EcsEvent(Id, Time)
{
    internal static ServiceActionEvent? Read(string id, DateTimeOffset time, JsonElement root, JsonElement detail)
    {
        var service = root.Items("resources").Select(r => r.ValueKind == JsonValueKind.String ? r.GetString() : null).FirstOrDefault();
        var name = detail.Text("eventName");
        return service is null || name is null
            ? null
            : new ServiceActionEvent(id, detail.Time("createdAt") ?? detail.Time("updatedAt") ?? time, service, detail.Text("eventType") ?? "INFO", name, detail.Text("reason"));
    }
}
