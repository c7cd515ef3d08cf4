using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook;

/// <summary>The essential container that died first and took the task with it.</summary>
/// <param name="Container">Its name.</param>
/// <param name="Because">Why this one, for people.</param>
/// <param name="AlsoPossible">Others that the record does not exclude.</param>
public sealed record Culprit(string Container, string Because, IReadOnlyList<string> AlsoPossible)
{
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(2);

    public bool MayBe(string container) => container == Container || AlsoPossible.Contains(container);

    /// <summary>
    /// The container to explain; null where none died of itself: the task never ran one, or the stop was asked for.
    /// DescribeTasks has no stop time per container, so it is told from the order of state changes, then exit codes and reasons, then the logs.
    /// </summary>
    public static Culprit? Of(Dossier dossier)
    {
        if (dossier.Task is not { } task || task.WasRequested())
            return null;

        if (Awaited.ThatFailed(task) is { } awaited)
            return new Culprit(awaited.Name, "others waited for it and never started", []);

        var dead = dossier.OwnContainers().Where(c => MayHaveDied(c, task, dossier)).ToList();
        if (dead.Count == 0)
            return null;
        if (dead.Count == 1)
            return new Culprit(dead[0].Name, "the only essential container that is known to have ended", []);

        return FirstInEvents(dossier, dead) ?? ByExit(dossier, dead);
    }

    // Where its exit code was lost, its log still shows that it ran.
    private static bool MayHaveDied(EcsContainer container, EcsTask task, Dossier dossier) =>
        dossier.IsEssential(container.Name)
        && (container.Ran(task)
            || (container.ExitCode is null && MayHaveEnded(task) && dossier.Tail(container.Name) is { Lines.Count: > 0 }));

    // A record that says nothing of the stop does not say that it was asked for, either.
    private static bool MayHaveEnded(EcsTask task) =>
        task.StopCode == StopCodes.EssentialContainerExited || task is { StopCode: null, StoppedReason: null or "", IsStopped: true };

    // A state change in which one has stopped while the others still run settles it.
    private static Culprit? FirstInEvents(Dossier dossier, List<EcsContainer> dead)
    {
        foreach (var change in dossier.TaskEvents.OrderBy(e => e.Task.Version ?? long.MaxValue))
        {
            var stopped = dead.Where(d => change.Task.Container(d.Name) is { LastStatus: "STOPPED" }).ToList();
            if (stopped.Count == 1)
                return new Culprit(stopped[0].Name, $"ECS's state changes show it stopped first (version {change.Task.Version})", []);
            if (stopped.Count > 1)
                return null;
        }

        return null;
    }

    private static Culprit ByExit(Dossier dossier, List<EcsContainer> dead)
    {
        var ranked = dead.GroupBy(c => Rank(c, dead, dossier)).OrderBy(g => g.Key).First();
        var best = ranked.ToList();
        if (best.Count == 1)
            return new Culprit(best[0].Name, Why(ranked.Key, best[0]), []);

        var silent = best.Select(c => (c.Name, Last: LastLine(dossier, c.Name))).Where(c => c.Last is not null).OrderBy(c => c.Last).ToList();
        var others = best.Select(c => c.Name);
        return silent.Count == best.Count && silent[1].Last - silent[0].Last >= s_silence
            ? new Culprit(silent[0].Name, "its log fell silent first", [.. others.Where(o => o != silent[0].Name)])
            : new Culprit(best[0].Name, "the record does not tell which of them ended first", [.. others.Skip(1)]);
    }

    private static DateTimeOffset? LastLine(Dossier dossier, string container) =>
        dossier.Tail(container) is { Lines: [.., var last] } ? last.Timestamp : null;

    // After the first exit ECS sends SIGTERM, then SIGKILL, to the rest: 143 and 137 follow, and a tidy container then ends with 0.
    private static int Rank(EcsContainer container, List<EcsContainer> dead, Dossier dossier) => container switch
    {
        _ when container.WasOomKilled() => 0,
        _ when dead.Exists(d => d.ExitCode == 0 && d.Name != container.Name) && dossier.EndedByStop(container) => 4,
        { ExitCode: not (null or 0 or 137 or 143) } => 1,
        { Reason: not null } => 2,
        { ExitCode: 0 } => 3,
        _ => 4,
    };

    private static string Why(int rank, EcsContainer container) => rank switch
    {
        0 => "ECS names it as killed for memory",
        1 => $"exit code {container.ExitCode} is not that of a container that was stopped with the rest",
        2 => "the only one for which ECS gives a reason",
        3 => "it ended of itself; the others were stopped after it",
        _ => "the only one left",
    };
}
