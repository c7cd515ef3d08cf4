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

        var parts = new List<string> { $"{service.RunningCount} of {service.DesiredCount?.ToString(CultureInfo.InvariantCulture) ?? "?"} running{Revisions(service)}" };
        if (service.PendingCount > 0)
            parts.Add($"{service.PendingCount} pending");
        if (Rollout(service) is { } rollout)
            parts.Add(rollout);
        yield return OutlineLine.Of("Now", new Words(string.Join(" · ", parts)));
    }

    private static string Revisions(EcsService service)
    {
        var running = service.Deployments.Where(d => d.RunningCount > 0 && d.TaskDefinitionArn is not null).Select(d => Revision(d.TaskDefinitionArn!)).Distinct().ToList();
        return running.Count == 0 ? "" : $" on {string.Join(", ", running)}";
    }

    private static string? Rollout(EcsService service)
    {
        if (service.Primary is not { TaskDefinitionArn: { } definition } primary)
            return null;

        var since = primary.CreatedAt is { } created ? $" since {Times.Minute(created)}" : "";
        return primary switch
        {
            { RolloutState: "FAILED" } => $"rollout of {Revision(definition)} failed{since}",
            { RolloutState: "IN_PROGRESS", FailedTasks: > 0 } => $"rollout of {Revision(definition)} failing{since}",
            { RolloutState: "IN_PROGRESS" } => $"rollout of {Revision(definition)} in progress{since}",
            _ => null,
        };
    }

    /// <summary><c>:42</c>; the family stands in the line above.</summary>
    private static string Revision(string taskDefinitionArn)
    {
        var name = Names.Last(taskDefinitionArn);
        return Shown.Name(name[Math.Max(0, name.LastIndexOf(':'))..]);
    }
}
