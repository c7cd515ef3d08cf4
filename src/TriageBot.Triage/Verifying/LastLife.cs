using TriageBot.Triage.Ecs;
using TriageBot.Triage.Logs;

namespace TriageBot.Triage.Verifying;

/// <summary>The time in which a container's last life can have written a line.</summary>
internal static class LastLife
{
    /// <summary>The driver flushes every five seconds and stamps a line when it reads it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public static TimeWindow Of(EcsTask task, ContainerDefinition container)
    {
        var end = task.EndedAt ?? DateTimeOffset.MaxValue - Grace;
        var start = task.PullStartedAt ?? task.CreatedAt ?? DateTimeOffset.MinValue + Grace;
        return new TimeWindow(Latest(start, LastRestart(task, container, end)) - Grace, end + Grace);
    }

    /// <summary>
    /// A container with a restart policy lives several times in one stream. ECS starts it again unless it ended sooner than
    /// the attempt period after its last start, or with an ignored code; so a stop that followed an exit means that the last
    /// life was shorter than that period.
    /// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-restart-policy.html
    /// </summary>
    private static DateTimeOffset? LastRestart(EcsTask task, ContainerDefinition container, DateTimeOffset end)
    {
        var exit = task.Containers.FirstOrDefault(c => c.Name == container.Name)?.ExitCode;
        return container.Restart is { Enabled: true } policy && task.StopCode == "EssentialContainerExited" && exit is { } code && !policy.IgnoredExitCodes.Contains(code)
            ? end - TimeSpan.FromSeconds(policy.AttemptPeriodSeconds)
            : null;
    }

    private static DateTimeOffset Latest(DateTimeOffset a, DateTimeOffset? b) => b > a ? b.Value : a;
}
