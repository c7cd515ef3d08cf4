using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>The container that a reason names as the one that was waited for: it, not the one that bears the reason, is to be explained.</summary>
internal static class Awaited
{
    private const string Marker = "ordering dependency [";

    // The agent prints the container's name, in some versions with its image and state behind it.
    private static readonly char[] s_end = [']', '(', ' '];

    /// <summary>Its name; null where the reason names none that the task has, or was cut before it did.</summary>
    public static string? In(string reason, EcsTask task)
    {
        if (reason.IndexOf(Marker, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var marker))
            return null;

        var start = marker + Marker.Length;
        return reason.IndexOfAny(s_end, start) is > 0 and var end && task.Container(reason[start..end]) is { } awaited ? awaited.Name : null;
    }

    /// <summary>The one that ended badly while others waited for it; null where none did.</summary>
    public static EcsContainer? ThatFailed(EcsTask task) => task.Containers
        .Select(c => c.Reason is { } reason && In(reason, task) is { } name ? task.Container(name) : null)
        .FirstOrDefault(c => c is not null && c.Ran(task) && (c.WasOomKilled() || c.ExitCode is not (null or 0 or 137 or 143)));
}
