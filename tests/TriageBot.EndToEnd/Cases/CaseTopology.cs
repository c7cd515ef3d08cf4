using System.Text.Json;
using TriageBot.Triage.Ecs.Events;

namespace TriageBot.EndToEnd.Cases;

/// <summary>How the parts of a case hang together, by AWS's own rules.</summary>
internal static class CaseTopology
{
    public static readonly (string List, string Key)[] Identities =
    [
        ("clusters", "clusterArn"), ("services", "serviceArn"), ("tasks", "taskArn"), ("taskDefinitions", "taskDefinitionArn"),
        ("serviceDeployments", "serviceDeploymentArn"), ("serviceRevisions", "serviceRevisionArn"),
    ];

    public static IReadOnlyList<string> Texts(JsonElement ecs, string list, string key) =>
        [.. ecs.GetProperty(list).EnumerateArray().Select(item => item.GetProperty(key).GetString()!)];

    public static string EventId(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty("id").GetString()!;
    }

    /// <summary>
    /// The stream that the awslogs driver writes: <c>prefix/container/task id</c>, or the container's id where the definition has no prefix.
    /// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
    /// </summary>
    /// <summary>The streams of one container, or of every container where the task as a whole is explained.</summary>
    public static IEnumerable<string> StreamsOf(ShippedCase shipped, string taskId, string? container) =>
        Definition(shipped, taskId).GetProperty("containerDefinitions").EnumerateArray()
            .Where(c => container is null || c.GetProperty("name").GetString() == container)
            .Select(c => StreamOf(shipped, taskId, c));

    private static string StreamOf(ShippedCase shipped, string taskId, JsonElement definition)
    {
        var container = definition.GetProperty("name").GetString()!;
        var options = definition.GetProperty("logConfiguration").GetProperty("options");
        return options.TryGetProperty("awslogs-stream-prefix", out var prefix)
            ? $"{prefix.GetString()}/{container}/{taskId}"
            : RuntimeId(shipped, taskId, container);
    }

    private static JsonElement Definition(ShippedCase shipped, string taskId)
    {
        var arn = Task(shipped, taskId) is { } task
            ? task.GetProperty("taskDefinitionArn").GetString()
            : shipped.EventLines.Select(EcsEvent.Parse).OfType<TaskStateChange>().First(e => e.Task.TaskId == taskId).Task.TaskDefinitionArn;
        return shipped.Ecs.GetProperty("taskDefinitions").EnumerateArray().Single(d => d.GetProperty("taskDefinitionArn").GetString() == arn);
    }

    private static string RuntimeId(ShippedCase shipped, string taskId, string container) =>
        Task(shipped, taskId)!.Value.GetProperty("containers").EnumerateArray()
            .Single(c => c.GetProperty("name").GetString() == container).GetProperty("runtimeId").GetString()!;

    private static JsonElement? Task(ShippedCase shipped, string taskId) =>
        shipped.Ecs.GetProperty("tasks").EnumerateArray()
            .Where(t => t.GetProperty("taskArn").GetString()!.EndsWith("/" + taskId, StringComparison.Ordinal))
            .Select(t => (JsonElement?)t).SingleOrDefault();
}
