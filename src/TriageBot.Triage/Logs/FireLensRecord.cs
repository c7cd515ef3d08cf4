using System.Text.Json;
using TriageBot.Triage.Ecs.Events;

namespace TriageBot.Triage.Logs;

/// <summary>
/// A line as FireLens' router hands it on: the application's words in <c>log</c>, and, unless that is switched off, the task that printed them.
/// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html
/// </summary>
/// <param name="Log">What the application printed; null where the router changed the record's form.</param>
internal sealed record FireLensRecord(string? Log, string? TaskArn, string? ContainerName)
{
    /// <summary>Null where the line is no such record: an output can be told to write the words alone.</summary>
    public static FireLensRecord? Parse(string message) => JsonLine.Read(message, Read);

    private static FireLensRecord? Read(JsonElement root)
    {
        var record = new FireLensRecord(root.Text("log"), root.Text("ecs_task_arn"), root.Text("container_name")?.TrimStart('/'));
        return record is { Log: null, TaskArn: null } ? null : record;
    }
}
