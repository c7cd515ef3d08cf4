using TriageBot.Triage.Ecs;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Iam;

/// <summary>A role of a task: only these may be looked up for it.</summary>
public sealed record TaskRole
{
    private TaskRole(string arn, string kind) => (Arn, Kind) = (arn, kind);

    public string Arn { get; }

    /// <summary>What it is for, in ECS's words.</summary>
    public string Kind { get; }

    /// <summary>What IAM calls it: a path before it is no part of it.</summary>
    public string Name => Names.Last(Arn);

    /// <summary>ECS itself acts with it before and beside the containers; null where the task has none.</summary>
    public static TaskRole? Execution(EcsTask task, TaskDefinition? definition) => Of(task.ExecutionRoleOverride ?? definition?.ExecutionRoleArn, "execution role");

    /// <summary>The containers act with it; null where the task has none.</summary>
    public static TaskRole? Application(EcsTask task, TaskDefinition? definition) => Of(task.TaskRoleOverride ?? definition?.TaskRoleArn, "task role");

    private static TaskRole? Of(string? arn, string kind) => string.IsNullOrEmpty(arn) ? null : new TaskRole(arn, kind);
}
