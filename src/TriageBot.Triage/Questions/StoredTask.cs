using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Questions;

/// <summary>
/// The task of an incident by its stored report: which one it was, and, where ECS and the event logs have forgotten it, when it lived and how it ended.
/// Texts in it are redacted; nothing of it is taken for proven.
/// </summary>
internal static class StoredTask
{
    /// <summary>The very task that the report explained: a service may have lost others since.</summary>
    public static Target Meant(Target incident, Report? report) =>
        incident is not TaskTarget && report?.Investigated is { } arn
        && TargetParser.Parse(arn, new TargetDefaults()).Target is TaskTarget task && task.Scope.Region == incident.Scope.Region && (incident.Scope.Account is null || task.Scope.Account == incident.Scope.Account)
            ? task with { Scope = incident.Scope with { Account = task.Scope.Account } }
            : incident;

    /// <summary>Null where the report explains no task.</summary>
    public static EcsTask? Of(Report? report) => report is not { Investigated: { } arn, Record: { } record } ? null : new EcsTask
    {
        TaskArn = arn,
        ClusterArn = report.Target.Cluster,
        TaskDefinitionArn = report.Target.TaskDefinition,
        Group = report.Target.Service is { } service ? $"service:{service}" : null,
        LastStatus = record.StoppedAt is null ? null : "STOPPED",
        StopCode = record.StopCode,
        StoppedReason = record.StoppedReason,
        CreatedAt = record.CreatedAt,
        PullStartedAt = record.PullStartedAt,
        PullStoppedAt = record.PullStoppedAt,
        StartedAt = record.StartedAt,
        StoppedAt = record.StoppedAt,
        Containers = [.. record.Containers.Select(c => new EcsContainer { Name = c.Name, ExitCode = c.ExitCode, Reason = c.Reason, RuntimeId = Stream(report, c.Name) })],
    };

    // Without a stream prefix a stream is called by the container's id, which only the stream of a cited line still tells.
    private static string? Stream(Report report, string container) =>
        report.Citations.FirstOrDefault(c => c.Container == container && c.Source == EvidenceSource.Application.Name())?.LogStream;
}
