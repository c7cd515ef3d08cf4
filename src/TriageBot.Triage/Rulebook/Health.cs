using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook;

/// <summary>
/// Stops for failed health checks, and deployments that ECS gave up. What a container exits with after such a stop (137, 143) is the stop, never memory.
/// </summary>
internal sealed class Health : IFamily
{
    private const string Container = "container_health_check_failed";
    private const string LoadBalancer = "elb_health_check_failed";
    private const string Breaker = "circuit_breaker_tripped";

    private static readonly Dictionary<string, string> s_settleByReason = new(StringComparer.Ordinal)
    {
        ["target_answers_wrong_code"] = "What the application answers at the target group's path, against its matcher (redirects and authentication count).",
        ["target_timed_out"] = "Whether the task's security group lets in the load balancer's on the container's port, and how long the start takes.",
        ["target_refused"] = "When the application began to listen, and on which port and address, against the target group's port and the grace period.",
        ["target_gone"] = "Which target group the service names, and whether it exists and hangs on a listener.",
    };

    public string Name => "health";

    public IEnumerable<Reading> Judge(Findings findings, IReadOnlyList<Reading> read) =>
        Checks(Container, findings, read).Concat(Checks(LoadBalancer, findings, read))
            .Concat(read.Where(r => r.Cause is not (Container or LoadBalancer)))
            .Concat(Deployments.GivenUp(findings.Dossier).Select(clue => new Reading(Breaker, null, Strength.Strong, [clue])));

    public IEnumerable<Clue> Contradictions(string cause, string? container, Dossier dossier) => dossier.Task is not { } task ? [] : cause switch
    {
        Container or LoadBalancer => CheckAgainst(cause, dossier, task),
        Breaker => BreakerAgainst(dossier, task),
        _ => task.StopCode is null ? [] : [new Clue(RecordIds.StopCode, EvidenceSource.Record, $"this task has a stop of its own to explain ({task.StopCode})")],
    };

    public IEnumerable<RuledOut> RuledOut(Dossier dossier, Hypothesis top)
    {
        if (dossier.Task is not { } task || top.Cause is not (Container or LoadBalancer))
            yield break;

        if (dossier.OwnContainers().FirstOrDefault(c => c.ExitCode == 137 && !c.WasOomKilled()) is { } killed)
            yield return new RuledOut("container_oom", "the SIGKILL came after the failed health checks, and ECS names no OOM kill", [RecordIds.ExitCode(killed.Name), RecordIds.StoppedReason]);
        if (task.StopCode == StopCodes.SchedulerInitiated)
            yield return new RuledOut("scale_in", "ECS stopped it for its health checks, not to scale", [RecordIds.StoppedReason]);
        if (top.Cause == LoadBalancer && dossier.Definition?.Containers.Any(c => c.HealthCheck is not null) == true)
            yield return new RuledOut(Container, "ECS names the load balancer's checks, not a container's", [RecordIds.StoppedReason]);
        if (top.Cause == Container && dossier.Service?.Service.TargetGroupArns.Count > 0)
            yield return new RuledOut(LoadBalancer, "ECS names a container's check, not the load balancer's", [RecordIds.StoppedReason]);
    }

    // An application's lines explain a failed check, but only ECS tells that it stopped the task for one.
    private static IEnumerable<Reading> Checks(string cause, Findings findings, IReadOnlyList<Reading> read)
    {
        var own = read.Where(r => r.Cause == cause).ToList();
        var told = own.SelectMany(r => r.For).Where(c => c.Source != EvidenceSource.Application).Distinct().ToList();
        if (told.Count == 0)
        {
            // The scheduler's reason was lost: lines about its checks are the best that there is, and no proof.
            if (cause == LoadBalancer && findings.Task?.IsUnexplainedStop() == true)
            {
                foreach (var reading in own)
                    yield return reading with { Strength = Strength.Weak };
            }

            yield break;
        }

        foreach (var container in Unhealthy.Of(findings.Dossier, cause == Container))
        {
            var lines = own.Where(r => container is null || r.Container == container).SelectMany(r => r.For).Where(c => c.Source == EvidenceSource.Application).ToList();
            var strength = Symptoms.TellWhy(findings, container) ? Strength.Strong : own.Max(r => r.Strength);
            var reading = new Reading(cause, container, strength, [.. told, .. Unhealthy.Signs(findings.Dossier, container), .. lines]);
            yield return cause == LoadBalancer
                ? reading with { Settle = told.Select(c => s_settleByReason.GetValueOrDefault(c.Signature ?? "")).FirstOrDefault(s => s is not null) }
                : Explained(reading, lines.Count > 0, findings.Dossier);
        }
    }

    // A check that never passed was never right, or came too early; one that had passed for long may fail for any reason.
    private static Reading Explained(Reading reading, bool byLines, Dossier dossier) => Unhealthy.NeverPassed(dossier, reading.Container) switch
    {
        { } clue => reading.With(clue),
        null when byLines || dossier.Task is not { StartedAt: not null, StoppingAt: not null } => reading,
        null => reading with { Bucket = Bucket.Unknown },
    };

    private static IEnumerable<Clue> CheckAgainst(string cause, Dossier dossier, EcsTask task)
    {
        if (dossier.OwnContainers().FirstOrDefault(c => c.WasOomKilled()) is { } killed)
            yield return new Clue(RecordIds.Reason(killed.Name), EvidenceSource.Record, "ECS names an OOM kill, which no health check does");
        if (cause == Container && task.IsLoadBalancerKill())
            yield return new Clue(RecordIds.StoppedReason, EvidenceSource.Record, "ECS names the load balancer's checks, not a container's");
        if (cause == LoadBalancer && task.IsHealthKill() && !task.IsLoadBalancerKill())
            yield return new Clue(RecordIds.StoppedReason, EvidenceSource.Record, "ECS names a container's check, not the load balancer's");
        if (!task.IsHealthKill() && task.StopCode is { } code)
            yield return new Clue(RecordIds.StopCode, EvidenceSource.Record, $"ECS's stop code is {code}, and its reason names no health check");
    }

    // The breaker counts failures; it only ever ends tasks that it rolls back.
    private static IEnumerable<Clue> BreakerAgainst(Dossier dossier, EcsTask task)
    {
        if (!task.IsScaling() && task.StopCode is { } code)
            yield return new Clue(RecordIds.StopCode, EvidenceSource.Record, $"this task failed or was stopped by itself ({code}); the breaker only counted");
        else if (task.IsScaling() && !Deployments.OwnFailed(dossier))
            yield return new Clue(RecordIds.StartedBy, EvidenceSource.Record, "the task's own deployment is not known to have failed");
    }
}
