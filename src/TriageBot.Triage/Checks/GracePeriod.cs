using TriageBot.Triage.Gathering;
using TriageBot.Triage.LoadBalancing;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Checks;

/// <summary>
/// How long the application took to serve, by its own word in the log, against what the health checks allow. Times in seconds.
/// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html
/// </summary>
/// <param name="Took">From the task's start to the word.</param>
/// <param name="Allowed">The grace period, and so many checks as make a target unhealthy.</param>
internal sealed record GracePeriod(int Took, int Allowed, int Grace)
{
    public bool IsTooShort => Took > Allowed;

    public string Says => $"the application said that it serves {Took} s after the task's start; grace period and failed checks allow {Allowed} s (healthCheckGracePeriodSeconds {Grace})";

    /// <summary>Null where no line says when it began to serve, or the task was replaced some other way.</summary>
    public static GracePeriod? Of(CaseFile file, TargetGroup group, IEnumerable<LogLine> lines)
    {
        if (file is not { Task.StartedAt: { } started, Service: { } service } || lines.FirstOrDefault(l => l.Timestamp >= started && Overcome.Serves(l.Said)) is not { } word)
            return null;

        var grace = service.HealthCheckGracePeriodSeconds ?? 0;
        return new GracePeriod((int)(word.Timestamp - started).TotalSeconds, grace + ((group.HealthCheckIntervalSeconds ?? 30) * (group.UnhealthyThresholdCount ?? 2)), grace);
    }
}
