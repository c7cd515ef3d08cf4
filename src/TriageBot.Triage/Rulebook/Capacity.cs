using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;
using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Rulebook;

/// <summary>
/// Tasks that found no place, no address or no network interface. Often there is no task at all, only the service's messages;
/// beside a task that ran such a message is noise.
/// </summary>
internal sealed class Capacity : IFamily
{
    private const string NoneDesired = "desired_count_zero";

    // What the definition or a policy asks for and nobody can give: no lack of capacity.
    private static readonly string[] s_settings = ["strategy_incompatible", "interface_tag_policy", "provider_unknown", "constraint_member_of", "launch_refused", "launch_no_subnet"];

    private static readonly string[] s_ofInstances =
        ["placement_memory", "placement_cpu", "placement_gpu", "placement_port", "no_container_instances", "eni_limit"];

    private static readonly TimeSpan s_longWait = TimeSpan.FromMinutes(10);

    public string Name => "capacity";

    public IEnumerable<Reading> Judge(Findings findings, IReadOnlyList<Reading> read) =>
        read.Select(r => Placed(r, findings.Dossier)).Concat(NothingDesired(findings.Dossier)).Concat(WaitedForCapacity(findings.Task));

    public IEnumerable<Clue> Contradictions(string cause, string? container, Dossier dossier) =>
        dossier.Task is { } task ? TaskAgainst(cause, task) : ServiceAgainst(cause, dossier);

    public IEnumerable<RuledOut> RuledOut(Dossier dossier, Hypothesis top)
    {
        if (dossier.Task is null && top.For is [var told, ..] && top.For.All(c => c.EvidenceId != RecordIds.DesiredCount))
            yield return new RuledOut("app_exception", "no task is known that ran and could have failed", [told.EvidenceId]);

        if (dossier.Task is { StartedAt: not null } && dossier.Service?.Service.Events.FirstOrDefault(e => dossier.MayBeTold(e.CreatedAt, e.Message) && IsOfPlacement(e)) is { } unplaced)
            yield return new RuledOut("capacity_unavailable", "the service could not place another task; this one ran", [RecordIds.StartedAt, RecordIds.ServiceEvent(unplaced.Id)]);
    }

    private static bool IsOfPlacement(ServiceEvent told) => told.Message.Contains("was unable to place", StringComparison.Ordinal);

    // ECS's reason for this very stop outweighs what the service says of some task of that time.
    private static Reading Placed(Reading reading, Dossier dossier)
    {
        var placed = reading with
        {
            Container = null,
            Bucket = reading.For.Any(c => s_settings.Contains(c.Signature)) ? Bucket.Config : reading.Bucket,
        };
        if (dossier.Task is not null)
            return reading.For.Any(c => c.Source != EvidenceSource.EcsServiceEvent && !RecordIds.IsServiceEvent(c.EvidenceId)) ? placed : placed with { Strength = Strength.Weak };

        return SteadyState.Since(dossier, reading.For) is { } over
            ? placed with { Strength = Strength.Weak, Against = [.. placed.Against, over] }
            : placed;
    }

    private static IEnumerable<Reading> NothingDesired(Dossier dossier)
    {
        if (dossier is { Task: null, Service.Service: { DesiredCount: 0, RunningCount: 0, Status: null or "ACTIVE" } })
            yield return new Reading(NoneDesired, null, Strength.Strong, [Desired("the service's desired count is 0")]);
    }

    // A capacity provider that brings no instance gives no reason either: the task waits, and is given up.
    private static IEnumerable<Reading> WaitedForCapacity(EcsTask? task)
    {
        if (task is { StopCode: StopCodes.FailedToStart, StoppedReason: null or "", Containers: [], PullStartedAt: null, CreatedAt: { } created, StoppedAt: { } stopped } && stopped - created >= s_longWait)
            yield return new Reading("capacity_unavailable", null, Strength.Weak, [new Clue(RecordIds.StopCode, EvidenceSource.Record, $"given up {(int)(stopped - created).TotalMinutes} min after it was created, without a container or a reason")]);
    }

    private static IEnumerable<Clue> ServiceAgainst(string cause, Dossier dossier)
    {
        var desired = dossier.Service?.Service.DesiredCount;
        if (cause == NoneDesired ? desired > 0 : desired == 0)
            yield return Desired($"the service's desired count is {desired}");
    }

    private static IEnumerable<Clue> TaskAgainst(string cause, EcsTask task)
    {
        if (task.StartedAt is not null || task.Containers.Any(c => c.Ran(task)))
            yield return new Clue(RecordIds.StartedAt, EvidenceSource.Record, "the task ran, so it had found its place");
        else if (task.PullStartedAt is not null)
            yield return new Clue(RecordIds.PullStartedAt, EvidenceSource.Record, "its images were being pulled, so it had found its place");
        if (task.WasRequested())
            yield return new Clue(RecordIds.StopCode, EvidenceSource.Record, $"the stop was asked for ({task.StopCode})");
        if (cause == NoneDesired)
            yield return new Clue(RecordIds.StopCode, EvidenceSource.Record, "a task had been started");
        if (task.IsFargate() && s_ofInstances.Contains(cause))
            yield return new Clue(RecordIds.LaunchType, EvidenceSource.Record, "on Fargate there are no container instances");
        if (task.LaunchType == "EC2" && cause == "fargate_quota")
            yield return new Clue(RecordIds.LaunchType, EvidenceSource.Record, "it was to run on EC2, not on Fargate");
    }

    private static Clue Desired(string says) => new(RecordIds.DesiredCount, EvidenceSource.Record, says);
}
