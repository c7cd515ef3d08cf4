using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>
/// What a caller of StopTask wrote as its reason is free text and proves nothing. But where it names a failure, the call was the end of something
/// else, and "nothing failed" would be a wrong answer.
/// </summary>
internal static class CallersWords
{
    public const string Settle = "The caller's own words name a failure, which nothing else shows: the caller (CloudTrail, StopTask), the container's log and the host's.";

    public const string SettleNotStarted = "Why the task had not started when it was stopped: how long it was pending, the host's agent and daemon, the service's events.";

    private static readonly string[] s_failures =
    [
        "DockerTimeoutError", "ContainerRuntime", "CannotStart", "CannotCreate", "CannotPull", "ResourceInitializationError", "OutOfMemory", "stuck", "unhealthy", "timed out", "timeout",
        "not respond", "unresponsive", "failed to", "failure", "crash", "never became", "did not become",
    ];

    public static bool NameFailure(EcsTask task) =>
        task is { StopCode: StopCodes.UserInitiated, StoppedReason: { } said } && Array.Exists(s_failures, f => said.Contains(f, StringComparison.OrdinalIgnoreCase));
}
