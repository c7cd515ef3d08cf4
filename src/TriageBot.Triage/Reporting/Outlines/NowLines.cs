using System.Globalization;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>How the service does now.</summary>
internal static class NowLines
{
    public static IEnumerable<OutlineLine> Of(Answer answer)
    {
        if (answer.Dossier.Service?.Service is not { } service)
            yield break;

        var parts = new Facts();
        parts.Add($"{service.RunningCount} of {service.DesiredCount?.ToString(CultureInfo.InvariantCulture) ?? "?"} running{Revisions(service)}");
        if (service.PendingCount > 0)
            parts.Add($"{service.PendingCount} pending");
        if (Rollout(service) is { } rollout)
            parts.Add(rollout);
        yield return new OutlineLine("Now", parts.Spans);
    }

    private static string Revisions(EcsService service)
    {
        var running = service.Deployments.Where(d => d.RunningCount > 0 && d.TaskDefinitionArn is not null).Select(d => Revision(d.TaskDefinitionArn!)).Distinct().ToList();
        return running.Count == 0 ? "" : $" on {string.Join(", ", running)}";
    }

    private static IReadOnlyList<Span>? Rollout(EcsService service)
    {
        if (service.Primary is not { TaskDefinitionArn: { } definition } primary)
            return null;

        var state = primary switch
        {
            { RolloutState: "FAILED" } => "failed",
            { RolloutState: "IN_PROGRESS", FailedTasks: > 0 } => "failing",
            { RolloutState: "IN_PROGRESS" } => "in progress",
            _ => null,
        };
        if (state is null)
            return null;

        var rollout = new Words($"rollout of {Revision(definition)} {state}");
        return primary.CreatedAt is { } created ? [rollout, new Words(" since "), Times.AtMinute(created)] : [rollout];
    }

    /// <summary><c>:42</c>; the family stands in the line above.</summary>
    private static string Revision(string taskDefinitionArn)
    {
        var name = Names.Last(taskDefinitionArn);
        return Shown.Name(name[Math.Max(0, name.LastIndexOf(':'))..]);
    }
}
