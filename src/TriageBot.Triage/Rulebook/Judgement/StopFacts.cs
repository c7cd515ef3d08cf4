using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>What the fields of a stop say by themselves.</summary>
internal static class StopFacts
{
    private const int DefaultStopTimeout = 30;

    // The classes of the agent and of Fargate's runtime.
    private static readonly string[] s_runtimeErrors =
    [
        "DockerTimeoutError", "ContainerRuntime", "DockerStateError", "ContainerNetworkingError", "ResourceInitializationError", "HostConfigError", "CannotStart", "CannotCreate",
        "CannotInspect", "CannotStop", "CannotPull", "CannotGetDockerclientError", "CannotDescribeContainerError", "NoSuchContainerError", "ContainerVanishedError",
    ];

    // All of these ask the task from outside, as a load balancer does.
    private static readonly string[] s_targetChecks =
        ["failed ELB health check", "failed load balancer health check", "failed VPC Lattice health check", "failed Cloud Map health check", "failed Route 53 health check", "failed service discovery health check", "failed target group health check"];

    /// <summary>Somebody or something asked for the stop: the containers did not end of themselves.</summary>
    public static bool WasRequested(this EcsTask task) =>
        task.StopCode is StopCodes.SchedulerInitiated or StopCodes.SpotInterruption or StopCodes.TerminationNotice
        || (task.StopCode == StopCodes.UserInitiated && task.FailedByRuntime() is null);

    /// <summary>A container of which ECS itself says that the runtime failed it: people stop such tasks by hand, and that is not what went wrong.</summary>
    public static EcsContainer? FailedByRuntime(this EcsTask task) =>
        task.Containers.FirstOrDefault(c => c.Reason is { } reason && Array.Exists(s_runtimeErrors, e => reason.StartsWith(e, StringComparison.Ordinal)));

    /// <summary>AWS's wording of a scale-in or replacement, only where AWS wrote it.</summary>
    public static bool IsScaling(this EcsTask task) => task.AwsReasonHolds("Scaling activity initiated by");

    /// <summary>The scheduler ended it, and the reason is not recorded or was lost.</summary>
    public static bool IsUnexplainedStop(this EcsTask task) => task is { StopCode: StopCodes.SchedulerInitiated, StoppedReason: null or "" };

    public static bool IsMaintenance(this EcsTask task) => task.AwsReasonHolds("performing maintenance on the underlying infrastructure");

    public static bool IsHealthKill(this EcsTask task) =>
        task.AwsReasonHolds("Task failed container health checks") || s_targetChecks.Any(task.AwsReasonHolds) || task.AwsReasonHolds("health checks in (");

    public static bool IsLoadBalancerKill(this EcsTask task) => s_targetChecks.Any(task.AwsReasonHolds);

    public static bool IsHostStop(this EcsTask task) => task.AwsReasonHolds("Host EC2") || task.AwsReasonHolds("Container instance");

    public static bool IsOfService(this EcsTask task) =>
        task.Service is not null || (task.StartedBy?.StartsWith("ecs-svc/", StringComparison.Ordinal) ?? false);

    public static bool IsFargate(this EcsTask task) =>
        task.LaunchType is "FARGATE" || (task.LaunchType is null && (task.CapacityProviderName?.StartsWith("FARGATE", StringComparison.Ordinal) ?? false));

    public static EcsContainer? Container(this EcsTask task, string name) => task.Containers.FirstOrDefault(c => c.Name == name);

    /// <summary>ECS's own word that the kernel killed in this container: the one proof of an OOM kill.</summary>
    public static bool WasOomKilled(this EcsContainer container) =>
        container.Reason is { } reason
        && (reason.StartsWith("OutOfMemory", StringComparison.OrdinalIgnoreCase) || reason.Contains("OOM-killed", StringComparison.OrdinalIgnoreCase));

    /// <summary>It was created and ended. The EC2 agent writes 143 into containers that never started because a dependency failed.</summary>
    public static bool Ran(this EcsContainer container, EcsTask task) =>
        container.WasOomKilled() || (container.ExitCode is { } code && !(code == 143 && container.RuntimeId is null && task.StartedAt is null));

    /// <summary>Not one container of the task ran.</summary>
    public static bool NeverRan(this EcsTask task) =>
        task.StartedAt is null && (task.StopCode == StopCodes.FailedToStart || (task.IsStopped && !task.MayHaveRun())) && !task.Containers.Any(c => c.Ran(task) || c.RuntimeId is not null);

    // ECS says so of a container that ended and of a check that failed, even where exit codes and times were lost.
    private static bool MayHaveRun(this EcsTask task) =>
        task.FailedByRuntime() is null && (task.StopCode == StopCodes.EssentialContainerExited || task.IsHealthKill());

    /// <summary>The containers of the task definition; what AWS injects is left out.</summary>
    public static IEnumerable<EcsContainer> OwnContainers(this Dossier dossier) =>
        dossier.Task?.Containers.Where(c => !Texts.IsInjected(c.Name, dossier.Definition)) ?? [];

    /// <summary>True where the definition does not say otherwise: a container is essential by default.</summary>
    public static bool IsEssential(this Dossier dossier, string container) => dossier.Definition?.Container(container)?.Essential ?? true;

    /// <summary>ECS waited out the stop time-out and then killed: the container did not heed SIGTERM.</summary>
    public static bool WaitedOutStopTimeout(this Dossier dossier, string? container)
    {
        var allowed = (container is null ? null : dossier.Definition?.Container(container)?.StopTimeoutSeconds) ?? DefaultStopTimeout;
        return dossier.Task is { StoppingAt: { } asked, ExecutionStoppedAt: { } ended } && ended - asked >= TimeSpan.FromSeconds(allowed - 1);
    }

    private static bool AwsReasonHolds(this EcsTask task, string words) =>
        task.StopCode != StopCodes.UserInitiated && task.StoppedReason is { } reason && Normal.Of(reason).Contains(words, StringComparison.OrdinalIgnoreCase);
}
