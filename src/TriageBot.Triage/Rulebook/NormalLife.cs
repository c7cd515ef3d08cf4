using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook;

/// <summary>Stops in which nothing failed: replacements, scale-in, a user's stop, maintenance, Spot, jobs that are done.</summary>
internal sealed class NormalLife : IFamily
{
    private const string Maintenance = "host_maintenance";

    private static readonly int[] s_stopped = [137, 143];

    public string Name => "life";

    public IEnumerable<Reading> Judge(Findings findings, IReadOnlyList<Reading> read)
    {
        // AWS tells a service of maintenance before any task stops for it.
        if (findings.Task is not { } task)
            return read.Where(r => r.Cause == Maintenance && IsByRecord(r)).Select(r => r with { Container = null });
        if (!task.WasRequested() && !read.Any(IsByRecord))
            return Finished(findings, task, read);

        // The task as a whole was stopped: whichever container told of the signal is no culprit.
        var asked = read.Where(IsByRecord).GroupBy(r => r.Cause).Select(g => g.First() with
        {
            Container = null,
            Strength = g.Max(r => r.Strength),
            For = [.. g.SelectMany(r => r.For).Distinct(), .. HowItEnded(findings.Dossier)],
        }).Select(r => r.Cause == "user_stopped" ? StoppedByCall(r, findings.Dossier, task) : r).ToList();
        if (asked.Count == 0 && task.IsUnexplainedStop())
            return Heeded(read);
        return task.IsScaling() ? Scaling.Judge(findings.Dossier, task, asked) : asked;
    }

    public IEnumerable<Clue> Contradictions(string cause, string? container, Dossier dossier) =>
        dossier.Task is not { } task ? [] : cause switch
        {
            "scale_in" or "deployment_replacement" => Unless(StopCodes.SchedulerInitiated, task).Concat(Scaling.Against(cause, dossier, task)),
            "user_stopped" => Unless(StopCodes.UserInitiated, task).Concat(FailedBefore(task)),
            Maintenance => OwnExitOf(task),
            "spot_interruption" => OwnExitOf(task).Concat(NotSpot(task)),
            "clean_exit" or "sidecar_killed_after_main" or "sidecar_pull_failed_main_ok" => UncleanExit(container, dossier, task),
            _ => [],
        };

    public IEnumerable<RuledOut> RuledOut(Dossier dossier, Hypothesis top)
    {
        if (dossier.Task is not { StopCode: StopCodes.EssentialContainerExited } task || top.Bucket == Bucket.Benign)
            yield break;

        if (top.Container is { } name && task.Container(name) is { ExitCode: 137 or 143 })
        {
            yield return new RuledOut("deployment_replacement", $"deployment stop: stopCode {task.StopCode}, no stop was asked for", [RecordIds.StopCode]);
            yield return new RuledOut("container_health_check_failed", $"health-check kill: stopCode {task.StopCode}", [RecordIds.StopCode]);
        }
    }

    // That somebody ended it says nothing of why it had not got as far as to run. What the caller wrote as reason is free text, and says nothing at all.
    private static Reading StoppedByCall(Reading reading, Dossier dossier, EcsTask task) =>
        NeverGotToRun(dossier, task)
            ? reading with { Strength = Strength.Weak, Settle = "Why the task had not started when it was stopped: how long it was pending, the host's agent and daemon, the service's events." }
            : reading;

    private static bool NeverGotToRun(Dossier dossier, EcsTask task) =>
        task.StartedAt is null && !task.Containers.Any(c => c.ExitCode is not null || c.RuntimeId is not null) && !dossier.Tails.Any(t => t.Lines.Count > 0);

    // The scheduler's reason is not known: it may have replaced the task, or killed it for its checks. Only words of a deployment tell which.
    private static IEnumerable<Reading> Heeded(IReadOnlyList<Reading> read) => read
        .Where(r => r.Cause == "deployment_replacement")
        .Select(r => r with { Container = null, Strength = Strength.Weak, Bucket = r.For.Any(c => c.Signature == "redeployed") ? null : Bucket.Unknown, Settle = "The task's full stopped reason, and the service's events around the stop: a deployment, or failed health checks." });

    private static bool IsByRecord(Reading reading) => reading.For.Any(c => c.Source.IsEcs());

    private static IEnumerable<Clue> HowItEnded(Dossier dossier) =>
        dossier.OwnContainers().Where(c => c.ExitCode is { } code && s_stopped.Contains(code) && !c.WasOomKilled()).Select(c => new Clue(
            RecordIds.ExitCode(c.Name),
            EvidenceSource.Record,
            c.ExitCode == 143 ? "exit code 143: ended by SIGTERM as asked"
                : dossier.WaitedOutStopTimeout(c.Name) ? "exit code 137: did not heed SIGTERM within its stopTimeout, then SIGKILL"
                : "exit code 137: SIGKILL after the stop was asked for"));

    // What ends with 0 is done, if it was meant to end: a service's container is not.
    private static IEnumerable<Reading> Finished(Findings findings, EcsTask task, IReadOnlyList<Reading> read)
    {
        if (findings.Culprit is not { } culprit || task.Container(culprit.Container) is not { ExitCode: 0 } main || main.WasOomKilled())
            yield break;

        var others = findings.Dossier.OwnContainers().Where(c => c.Name != main.Name).ToList();
        if (others.Any(c => c.WasOomKilled()))
            yield break;

        var killed = others.Where(findings.Dossier.EndedByStop).ToList();
        var unpulled = others.Where(c => c.ExitCode is null && c.Reason?.StartsWith("CannotPull", StringComparison.Ordinal) == true && !findings.Dossier.IsEssential(c.Name)).ToList();
        var said = Said(read, main.Name, findings);
        var done = new Reading(
            unpulled.Count > 0 ? "sidecar_pull_failed_main_ok" : killed.Count > 0 ? "sidecar_killed_after_main" : "clean_exit",
            main.Name,
            task.IsOfService() || (task.Group is null && said.Count == 0) ? Strength.Weak : Strength.Strong,
            [
                Code(main, "exit code 0"),
                .. killed.Count + unpulled.Count == 0 ? said : [],
                .. killed.Select(c => Code(c, $"exit code {c.ExitCode}: stopped after it")),
                .. unpulled.Select(c => new Clue(RecordIds.Reason(c.Name), EvidenceSource.Record, "its image was not pulled, and it is not essential")),
            ]);

        // Routers, proxies and collectors serve as long as the task lives.
        if (findings.Dossier.Definition.IsSidecar(main.Name) && killed.Count == 0)
            yield return done with { Strength = Strength.Weak, Bucket = Bucket.Unknown, Settle = "Such a helper is not meant to end: the last thing it did, and whether its configuration was read." };
        else if (task.IsOfService())
            yield return done with { Bucket = Bucket.Unknown, Settle = "A service's container is not meant to end: its command, and whether its last lines say that it was done." };
        else
            yield return done;
    }

    // Its own last words that the work is done.
    private static List<Clue> Said(IReadOnlyList<Reading> read, string container, Findings findings) =>
        [.. read.Where(r => r.Cause == "clean_exit" && r.Container == container).SelectMany(r => r.For).Where(c => findings.IsAmongTheLast(c.EvidenceId)).Take(1)];

    private static IEnumerable<Clue> Unless(string stopCode, EcsTask task)
    {
        if (task.StopCode is { } other && other != stopCode)
            yield return new Clue(RecordIds.StopCode, EvidenceSource.Record, $"ECS's stop code is {other}");
    }

    private static IEnumerable<Clue> FailedBefore(EcsTask task)
    {
        if (task.StopCode == StopCodes.UserInitiated && task.FailedByRuntime() is { } failed)
            yield return new Clue(RecordIds.Reason(failed.Name), EvidenceSource.Record, $"ECS names a failure of {failed.Name}, which the call only ended");
    }

    private static IEnumerable<Clue> OwnExitOf(EcsTask task)
    {
        if (task.StopCode is StopCodes.EssentialContainerExited or StopCodes.FailedToStart or StopCodes.UserInitiated)
            yield return new Clue(RecordIds.StopCode, EvidenceSource.Record, $"ECS's stop code is {task.StopCode}");
    }

    private static IEnumerable<Clue> NotSpot(EcsTask task)
    {
        if (task is { StopCode: not StopCodes.SpotInterruption, CapacityProviderName: "FARGATE" })
            yield return new Clue("record.capacityProviderName", EvidenceSource.Record, "it ran on on-demand capacity");
    }

    private static IEnumerable<Clue> UncleanExit(string? container, Dossier dossier, EcsTask task)
    {
        if (task.WasRequested() || task.StopCode == StopCodes.FailedToStart)
            yield return new Clue(RecordIds.StopCode, EvidenceSource.Record, $"it did not end of itself ({task.StopCode})");

        foreach (var own in dossier.OwnContainers().Where(c => container is null ? dossier.IsEssential(c.Name) : c.Name == container))
        {
            if (own.WasOomKilled())
                yield return new Clue(RecordIds.Reason(own.Name), EvidenceSource.Record, "ECS names an OOM kill");
            else if (own.ExitCode != 0 && (container is not null || own.ExitCode is not (137 or 143)))
                yield return Code(own, own.ExitCode is { } code ? $"exit code {code}" : "no exit code was recorded");
        }
    }

    private static Clue Code(EcsContainer container, string says) => new(RecordIds.ExitCode(container.Name), EvidenceSource.Record, says);
}
