using TriageBot.Triage.Gathering;
using TriageBot.Triage.LoadBalancing;

namespace TriageBot.Triage.Checks;

/// <summary>The health of a target group's targets now, beside what the containers' own checks said of the task that stopped.</summary>
internal static class TargetStates
{
    private const int MostReasons = 3;

    public static (CheckStatus Status, string Says) Of(string group, IReadOnlyList<TargetHealth> targets)
    {
        var bad = targets.Where(t => t.State is "unhealthy" or "unhealthy.draining" or "unused").ToList();
        var unsettled = targets.Where(t => t.State is "initial" or "unavailable").ToList();
        return (targets.Count, bad.Count, unsettled.Count) switch
        {
            (0, _, _) => (CheckStatus.Unknown, $"target group {group} has no target now"),
            (var all, > 0 and var count, _) => (CheckStatus.Fail, $"{count} of {all} targets of {group} {(count == 1 ? "is" : "are")} {string.Join(", ", bad.Select(t => t.State).Distinct())} now: {Reasons(bad)}"),
            (var all, _, > 0 and var count) => (CheckStatus.Unknown, $"{count} of {all} targets of {group} have no result yet: {Reasons(unsettled)}"),
            (var all, _, _) => (CheckStatus.Pass, $"{(all == 1 ? "the one target" : $"all {all} targets")} of {group} {(all == 1 ? "is" : "are")} healthy now"),
        };
    }

    /// <summary>What both kinds of checks together say; null where the containers' own say nothing.</summary>
    public static string? Beside(CaseFile file, string? container, CheckStatus targets) =>
        (file.Task?.Containers.FirstOrDefault(c => c.Name == container)?.HealthStatus, targets) switch
        {
            ("HEALTHY", CheckStatus.Fail) => $"{container}'s own check passed, so what is between the load balancer and it is to be looked at: security group, port, path, matcher",
            ("UNHEALTHY", CheckStatus.Fail) => $"{container}'s own check failed too, so the application itself does not answer",
            ("UNHEALTHY", CheckStatus.Pass) => $"{container}'s own check failed, so that check is to be looked at: its command, and whether the image has it",
            _ => null,
        };

    public static bool TimedOut(IReadOnlyList<TargetHealth> targets) => targets.Any(t => t.Reason == "Target.Timeout");

    private static string Reasons(List<TargetHealth> targets) =>
        string.Join("; ", targets.Select(t => t.Description is { Length: > 0 } said ? $"{t.Reason} ({said})" : t.Reason ?? t.State ?? "no reason").Distinct().Take(MostReasons));
}
