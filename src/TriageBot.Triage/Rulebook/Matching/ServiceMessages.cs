using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Matching;

/// <summary>What a service tells in its events and actions: often of other tasks, and of other times than the stop's.</summary>
internal static class ServiceMessages
{
    private const string Reason = "Reason: ";
    private const string LaunchError = "failed to launch a task with (error ";

    // As near as the gate lets an action stand, and as far back as the events are read.
    private static readonly TimeSpan s_around = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_beforeStop = TimeSpan.FromHours(1);

    // ECS says the same thing again only after six hours: what is older and still true has been said again.
    private static readonly TimeSpan s_stillTrue = TimeSpan.FromHours(6) + TimeSpan.FromMinutes(15);

    /// <summary>True unless it is of another time than the stop, or of other tasks; without a task, unless it is too old to hold still.</summary>
    public static bool MayBeTold(this Dossier dossier, DateTimeOffset at, string? message)
    {
        if (dossier.Task is not { } task)
            return at >= dossier.GatheredAt - s_stillTrue;

        var stopped = task.StoppedAt ?? task.StoppingAt ?? dossier.GatheredAt;
        var from = (task.CreatedAt is { } created && created > stopped - s_beforeStop ? created : stopped - s_beforeStop) - s_around;
        return at >= from && at <= stopped + s_around && !IsOfOthers(message, task);
    }

    /// <summary>"Unable to place a task" may go on with the full reason for which a task failed: then this is the reason, and no lack of capacity.</summary>
    public static string? ReasonOfTask(string? message)
    {
        if (message is null)
            return null;
        if (message.IndexOf(LaunchError, StringComparison.Ordinal) is >= 0 and var error)
            return message[(error + LaunchError.Length)..];

        var start = message.IndexOf("unable to place a task", StringComparison.Ordinal) is >= 0 and var unable ? message.IndexOf(Reason, unable, StringComparison.Ordinal) : -1;
        var reason = start < 0 ? message : message[(start + Reason.Length)..];
        return reason.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && reason.AsSpan(0, colon).EndsWith("Error") && !reason.AsSpan(0, colon).Contains(' ') ? reason : null;
    }

    private static bool IsOfOthers(string? message, EcsTask task) =>
        message is not null && message.Contains("(task ", StringComparison.Ordinal) && !message.Contains(task.TaskId, StringComparison.Ordinal);
}
