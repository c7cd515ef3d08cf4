using System.Text.Json;
using TriageBot.Triage.Ecs.Events;

namespace TriageBot.Triage.Gathering;

/// <summary>
/// One minute of a task or a container, as Container Insights measured it.
/// See https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-reference-performance-logs-ECS.html
/// </summary>
/// <param name="Container">Null for a record of the task as a whole.</param>
/// <param name="MemoryMiB">Used.</param>
/// <param name="MemoryReservedMiB">By the definition; null or zero where nothing reserves any.</param>
/// <param name="CpuUnits">Used; 1,024 are one vCPU.</param>
/// <param name="CpuReservedUnits">By the definition; null or zero where nothing reserves any.</param>
public sealed record UsageRecord(LogLine Line, string TaskId, string? Container, double MemoryMiB, double? MemoryReservedMiB, double? CpuUnits = null, double? CpuReservedUnits = null)
{
    /// <summary>Null where the line is no such record.</summary>
    internal static UsageRecord? Of(LogLine line) => JsonLine.Read(line.Message, root => Read(line, root));

    private static UsageRecord? Read(LogLine line, JsonElement root)
    {
        var container = root.Text("ContainerName");
        var isKnown = root.Text("Type") switch
        {
            "Task" => container is null,
            "Container" => container is not null,
            _ => false,
        };
        return isKnown && root.Text("TaskId") is { } task && root.Real("MemoryUtilized") is { } used
            ? new UsageRecord(line, task, container, used, root.Real("MemoryReserved"), root.Real("CpuUtilized"), root.Real("CpuReserved"))
            : null;
    }
}
