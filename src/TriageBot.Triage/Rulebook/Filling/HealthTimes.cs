using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Filling;

/// <summary>
/// How long a start may take before failed health checks count. Times in seconds.
/// See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
/// </summary>
internal sealed class HealthTimes(Dossier dossier, string? container)
{
    private const int LongestStart = 300;
    private const int Step = 30;

    private readonly ContainerDefinition? _own = container is null ? null : dossier.Definition?.Container(container);

    public int? Start => _own?.HealthCheck?.StartPeriod;

    public int? Grace => dossier.Service?.Service.HealthCheckGracePeriodSeconds;

    /// <summary>Twice as long, at least a minute; null where it cannot be longer, or there is no check.</summary>
    public int? NextStart => _own?.HealthCheck is null || Start >= LongestStart ? null : Math.Min(LongestStart, Longer(Start ?? 0));

    /// <summary>Null where no load balancer checks the service.</summary>
    public int? NextGrace => dossier.Service is { Service: { } service } && (service.LoadBalancers.Count > 0 || service.TargetGroupArns.Count > 0 || Grace > 0) && Grace is null or < 100_000 ? Longer(Grace ?? 0) : null;

    /// <summary>Once failures count, so long until there are too many.</summary>
    public int? UntilUnhealthy => _own?.HealthCheck is { } check ? (check.Interval ?? 30) * (check.Retries ?? 3) : null;

    /// <summary>Which other limits would be too tight with the longer start.</summary>
    public IEnumerable<string> OthersOfStart()
    {
        if (_own is null || NextStart is not { } next)
            yield break;
        if (_own.StartTimeoutSeconds is { } timeout && timeout < next && Waiting.Any())
            yield return $"startTimeout of {_own.Name} is {timeout} s: {string.Join(" and ", Waiting)} would not wait so long for it";
        if (Grace is { } grace && grace < next && NextGrace is not null)
            yield return $"healthCheckGracePeriodSeconds is {grace} s: the load balancer's checks would end the task before that";
        if (_own.HealthCheck is { Timeout: { } each, Interval: { } interval } && each > interval)
            yield return $"a check may take {each} s (timeout) and the next begins after {interval} s (interval)";
    }

    /// <summary>Which other limits would be too tight with the longer grace period.</summary>
    public IEnumerable<string> OthersOfGrace()
    {
        if (NextGrace is not { } next)
            yield break;
        foreach (var checkedBy in (dossier.Definition?.Containers ?? []).Where(c => c is { Essential: true, HealthCheck: not null }))
        {
            var lasts = (checkedBy.HealthCheck!.StartPeriod ?? 0) + ((checkedBy.HealthCheck.Interval ?? 30) * (checkedBy.HealthCheck.Retries ?? 3));
            if (lasts < next)
                yield return $"the health check of {checkedBy.Name} itself gives a start {lasts} s (startPeriod, then interval x retries)";
        }
    }

    private IEnumerable<string> Waiting => (dossier.Definition?.Containers ?? []).Where(c => c.DependsOn.Any(d => d.Container == _own?.Name && d.Condition == "HEALTHY")).Select(c => c.Name);

    private static int Longer(int now) => Math.Max(2 * Step, (now * 2 + Step - 1) / Step * Step);
}
