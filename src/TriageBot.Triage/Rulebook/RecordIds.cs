namespace TriageBot.Triage.Rulebook;

/// <summary>The ids by which clues name fields of the record.</summary>
public static class RecordIds
{
    public const string StopCode = "record.stopCode";

    public const string StoppedReason = "record.stoppedReason";

    public const string StartedAt = "record.startedAt";

    public const string StoppingAt = "record.stoppingAt";

    public const string StartedBy = "record.startedBy";

    public const string LaunchType = "record.launchType";

    public const string TaskRole = "definition.taskRoleArn";

    public const string Connectivity = "record.connectivity";

    public const string PullStartedAt = "record.pullStartedAt";

    public const string DesiredCount = "service.desiredCount";

    public static string MountPoints(string container) => $"definition.containers[{container}].mountPoints";

    public static string HealthCheck(string container) => $"definition.containers[{container}].healthCheck";

    public static string ReadOnlyRoot(string container) => $"definition.containers[{container}].readonlyRootFilesystem";

    public static string Reason(string container) => $"record.containers[{container}].reason";

    public static string ExitCode(string container) => $"record.containers[{container}].exitCode";

    public static string HealthStatus(string container) => $"record.containers[{container}].healthStatus";

    public static string ServiceEvent(string id) => $"service.events[{id}]";

    public static bool IsServiceEvent(string id) => id.StartsWith("service.events[", StringComparison.Ordinal);

    /// <summary>A check of the account, by its name.</summary>
    public static string Check(string name) => $"checks[{name}]";

    public static string Deployment(string id) => $"service.deployments[{id}]";
}

/// <summary>See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html (stopCode). AWS may add more.</summary>
public static class StopCodes
{
    public const string FailedToStart = "TaskFailedToStart";

    public const string EssentialContainerExited = "EssentialContainerExited";

    public const string UserInitiated = "UserInitiated";

    public const string SchedulerInitiated = "ServiceSchedulerInitiated";

    public const string SpotInterruption = "SpotInterruption";

    public const string TerminationNotice = "TerminationNotice";
}
