using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>Which container failed its health checks, and how the record shows it.</summary>
internal static class Unhealthy
{
    // ECS's defaults, see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
    private const int Interval = 30;
    private const int Timeout = 5;
    private const int Retries = 3;

    /// <summary>Null where the record does not tell.</summary>
    public static IReadOnlyList<string?> Of(Dossier dossier, bool ofContainer)
    {
        var own = dossier.OwnContainers().Select(c => c.Name).ToList();
        if (!ofContainer)
            return [Served(dossier, own) ?? (own.Count == 1 ? own[0] : null)];

        // A proxy that AWS injects may be the unhealthy one, too; then it is the one to name.
        var unhealthy = dossier.Task?.Containers.Where(c => c.HealthStatus == "UNHEALTHY").Select(c => c.Name).ToList() ?? [];
        if (unhealthy.Count > 0)
            return unhealthy.Intersect(own).Any() ? [.. unhealthy.Intersect(own)] : [.. unhealthy];

        var chosen = own.Where(c => dossier.IsEssential(c) && dossier.Definition?.Container(c)?.HealthCheck is not null).ToList();
        return [chosen.Count == 1 ? chosen[0] : own.Count == 1 ? own[0] : null];
    }

    /// <summary>The container that the service's load balancers send to, where it is one.</summary>
    private static string? Served(Dossier dossier, List<string> own) =>
        dossier.Service?.Service.LoadBalancers.Select(l => l.Container).OfType<string>().Where(own.Contains).Distinct().ToList() is [var only] ? only : null;

    public static IEnumerable<Clue> Signs(Dossier dossier, string? container)
    {
        if (container is null || dossier.Task?.Container(container) is not { } own)
            yield break;

        if (own.HealthStatus == "UNHEALTHY")
            yield return new Clue(RecordIds.HealthStatus(container), EvidenceSource.Record, "its health status is UNHEALTHY");
        if (own.ExitCode is 137 or 143 && !own.WasOomKilled())
            yield return new Clue(RecordIds.ExitCode(container), EvidenceSource.Record, $"exit code {own.ExitCode}: the stop after the failed checks");
    }

    /// <summary>It was stopped just when a container is whose check never passes; null where it lived longer, or the definition does not tell.</summary>
    public static Clue? NeverPassed(Dossier dossier, string? container)
    {
        if (dossier.Task is not { StartedAt: { } started, StoppingAt: { } stopping } || container is null || dossier.Definition?.Container(container)?.HealthCheck is not { } check)
            return null;

        var (interval, retries) = (check.Interval ?? Interval, check.Retries ?? Retries);
        var quiet = Math.Max(check.StartPeriod ?? 0, dossier.Service?.Service.HealthCheckGracePeriodSeconds ?? 0);
        var (soonest, latest) = (quiet + ((retries - 1) * interval), quiet + ((retries + 1) * (interval + (check.Timeout ?? Timeout))));
        var lived = (int)(stopping - started).TotalSeconds;
        return lived >= soonest && lived <= latest
            ? new Clue(RecordIds.StoppingAt, EvidenceSource.Record, $"stopped {lived} s after its start, as a container is whose check never passed ({quiet} s of grace, then {retries} tries {interval} s apart)")
            : null;
    }
}
