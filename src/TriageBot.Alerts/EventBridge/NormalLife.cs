using TriageBot.Triage.Ecs;

namespace TriageBot.Alerts.EventBridge;

/// <summary>
/// Stops that nobody has to be woken for. It is read off the record alone, so it errs on the side of telling: what it lets through is
/// investigated, and found benign where it is.
/// </summary>
internal static class NormalLife
{
    private const int Sigterm = 128 + 15;

    public static bool Includes(EcsTask task) => task.StopCode switch
    {
        // Somebody, or a tool of theirs, called StopTask.
        "UserInitiated" => true,
        // The service starts another one elsewhere; where nothing can be placed, a Service Action says so.
        "SpotInterruption" or "TerminationNotice" => true,
        // Scale-in, deployments, draining, maintenance. Only a check that failed is the task's own fault.
        "ServiceSchedulerInitiated" => !SpeaksOfFailure(task.StoppedReason),
        "EssentialContainerExited" => IsFinishedJob(task),
        _ => false,
    };

    private static bool SpeaksOfFailure(string? reason) => reason is not null
        && (reason.Contains("fail", StringComparison.OrdinalIgnoreCase) || reason.Contains("unhealthy", StringComparison.OrdinalIgnoreCase)
            || reason.Contains("error", StringComparison.OrdinalIgnoreCase) || reason.Contains("unable", StringComparison.OrdinalIgnoreCase));

    // A service is to go on running: exit 0 is its end too. Beside a container that is done, ECS ends the others with SIGTERM.
    private static bool IsFinishedJob(EcsTask task) => task.Service is null
        && task.Containers.Any(c => c.ExitCode == 0)
        && task.Containers.All(c => c.ExitCode is 0 or Sigterm && string.IsNullOrEmpty(c.Reason));
}
