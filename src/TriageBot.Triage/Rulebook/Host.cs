using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook;

/// <summary>What happened under the task: its instance, the agent, the storage, AWS's own platform.</summary>
internal sealed class Host : IFamily
{
    private static readonly string[] s_ofInstances = ["host_terminated", "host_stopped", "host_deregistered", "agent_disconnected"];
    private static readonly string[] s_stopsByHost = ["host_terminated", "host_stopped", "host_deregistered"];

    public string Name => "host";

    public IEnumerable<Reading> Judge(Findings findings, IReadOnlyList<Reading> read) =>
        read.Select(r => Placed(r, findings.Dossier)).Concat(Disconnected(findings.Task));

    public IEnumerable<Clue> Contradictions(string cause, string? container, Dossier dossier)
    {
        if (dossier.Task is not { } task)
            yield break;

        if (task.IsFargate() && s_ofInstances.Contains(cause))
            yield return new Clue(RecordIds.LaunchType, EvidenceSource.Record, "on Fargate no instance of one's own is under the task");
        if (task.StopCode == StopCodes.UserInitiated && task.WasRequested())
            yield return new Clue(RecordIds.StopCode, EvidenceSource.Record, "somebody called StopTask");
        if (s_stopsByHost.Contains(cause) && task is { StopCode: StopCodes.EssentialContainerExited or StopCodes.FailedToStart } && !task.IsHostStop())
            yield return new Clue(RecordIds.StopCode, EvidenceSource.Record, $"ECS's stop code is {task.StopCode}, and its reason names no host");
        if (cause == "platform_error" && task is { StopCode: StopCodes.EssentialContainerExited } && dossier.OwnContainers().Any(c => c.ExitCode is not null))
            yield return new Clue(RecordIds.StopCode, EvidenceSource.Record, "a container ended of itself");
    }

    public IEnumerable<RuledOut> RuledOut(Dossier dossier, Hypothesis top)
    {
        if (s_stopsByHost.Contains(top.Cause) && dossier.OwnContainers().FirstOrDefault(c => c.ExitCode == 137 && !c.WasOomKilled()) is { } killed)
            yield return new RuledOut("container_oom", "the SIGKILL came as the host went, and ECS names no OOM kill", [RecordIds.ExitCode(killed.Name)]);
    }

    // A container's own line or reason blames that one; what the host did, it did to the task. A service's message is of some task of that time.
    private static Reading Placed(Reading reading, Dossier dossier)
    {
        if (reading.Cause == "host_storage_failed")
            return reading;

        var ofService = reading.For.All(c => c.Source == EvidenceSource.EcsServiceEvent || RecordIds.IsServiceEvent(c.EvidenceId));
        return reading with { Container = null, Strength = ofService && dossier.Task is not null ? Strength.Weak : reading.Strength };
    }

    private static IEnumerable<Reading> Disconnected(EcsTask? task)
    {
        if (task is { Connectivity: "DISCONNECTED" } && !task.IsFargate())
            yield return new Reading("agent_disconnected", null, Strength.Weak, [new Clue(RecordIds.Connectivity, EvidenceSource.Record, "the agent is disconnected: what ECS records may be stale")]);
    }
}
