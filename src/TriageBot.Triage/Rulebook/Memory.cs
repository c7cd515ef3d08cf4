using System.Text.RegularExpressions;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook;

/// <summary>
/// Memory deaths. Exit code 137 alone proves nothing: only ECS's own reason proves a kill at the limit, and a heap dies in the application's words.
/// </summary>
internal sealed class Memory : IFamily
{
    private const int Sigkill = 137;

    // A shell that lives to name its child: the container was not killed, only what ran in it, and hardly anything but the kernel picks one process.
    private static readonly Regex s_ofScript = new(":( line)? ?\\d+: +\\d+ Killed( |$)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    // What runtimes exit with when their heap is exhausted: abort (Node, .NET, Rust, glibc), and the JVM's ExitOnOutOfMemoryError.
    private static readonly int[] s_heapCodes = [134, 3];

    public string Name => "memory";

    public IEnumerable<Reading> Judge(Findings findings, IReadOnlyList<Reading> read)
    {
        foreach (var reading in read.Where(r => r.Cause != "sigkill_sender_unknown"))
        {
            if (reading.Cause == "container_oom" && !SaysOom(reading))
                continue; // A short-of-memory line without ECS's reason: the sender of the SIGKILL stays unknown, below.
            if (IsRefusedOnly(reading))
            {
                if (findings.Task?.LaunchType is "EC2" == (reading.Cause == "host_memory_exhausted"))
                    yield return reading with { Strength = Strength.Weak };
                continue;
            }

            // ECS's own word stands, whatever signals the application says that it got.
            yield return WithExitCode(reading.Strength == Strength.Decisive ? reading with { Against = [] } : reading, findings.Task);
        }

        foreach (var reading in read.Where(r => r.Cause == "sigkill_sender_unknown" && r.Strength > Strength.Weak && ParentFailed(r, findings.Task)))
            yield return reading;

        if (findings is { Task: { } task, Culprit: { } culprit } && task.Container(culprit.Container) is { ExitCode: Sigkill } container
            && !container.WasOomKilled() && !task.IsHealthKill() && !read.Any(r => r.Cause == "heap_exhausted" && r.Strength >= Strength.Strong))
        {
            foreach (var reading in SenderUnknown(findings, container, read))
                yield return reading;
        }
    }

    public IEnumerable<Clue> Contradictions(string cause, string? container, Dossier dossier)
    {
        if (cause == "sigkill_sender_unknown" || dossier.Task is not { } task || (container is not null && task.Container(container)?.WasOomKilled() == true))
            return cause == "heap_exhausted" ? HeapAgainst(container, dossier) : [];
        if (container is null && dossier.OwnContainers().Any(c => c.WasOomKilled()))
            return [];
        return cause == "heap_exhausted" ? HeapAgainst(container, dossier) : [.. KillAgainst(cause, container, dossier, task)];
    }

    public IEnumerable<RuledOut> RuledOut(Dossier dossier, Hypothesis top)
    {
        if (dossier.Task is not { } task || top.Container is not { } name || task.Container(name) is not { ExitCode: { } code } container)
            yield break;

        if (top.Cause == "heap_exhausted" && !container.WasOomKilled())
            yield return new RuledOut("container_oom", "ECS names no OOM kill: the heap's own limit came first", [RecordIds.ExitCode(name)]);
        if (code == Sigkill && !container.WasOomKilled() && top.Bucket == Bucket.Benign)
            yield return new RuledOut("container_oom", "ECS gives no OutOfMemoryError, and the stop was asked for", [RecordIds.ExitCode(name), RecordIds.StopCode]);
    }

    // ECS's reason, or the word of who watched over the child; a worker that was killed for being late is no such.
    private static bool SaysOom(Reading reading) => reading.Strength == Strength.Decisive || reading is { Strength: Strength.Strong, Against: [] };

    // Memory that the kernel would not give: of the host or of a limit, which the line does not tell.
    private static bool IsRefusedOnly(Reading reading) =>
        reading.Cause is "host_memory_exhausted" or "heap_exhausted" && reading.For.All(c => c.Signature == "allocation_refused");

    // A parent that ended with an error of its own because its child was killed; where it was killed itself, that is judged by its exit code.
    private static bool ParentFailed(Reading reading, EcsTask? task) =>
        reading.Container is { } name && task?.Container(name)?.ExitCode is not (null or 0 or Sigkill or 143) && !task.WasRequested();

    private static IEnumerable<Reading> SenderUnknown(Findings findings, EcsContainer container, IReadOnlyList<Reading> read)
    {
        var code = new Clue(RecordIds.ExitCode(container.Name), EvidenceSource.Record, "exit code 137: ended by SIGKILL");
        var told = read.Where(r => r.Cause is "sigkill_sender_unknown" or "container_oom" && r.Container == container.Name).SelectMany(r => r.For).Distinct();
        var byShell = read.FirstOrDefault(r => r.Cause == "container_oom" && r.Container == container.Name && r.Line is { } line && s_ofScript.IsMatch(line));
        if (byShell is not null)
            yield return byShell with { Strength = Strength.Weak, Settle = "Container memory of the last minute (Container Insights): ECS names no OOM kill where only a child of the main process was killed." };
        yield return new Reading("sigkill_sender_unknown", container.Name, byShell is null ? Strength.Strong : Strength.Weak, [code, .. told]);

        var definition = findings.Dossier.Definition?.Container(container.Name);
        if (findings.Task is { LaunchType: "EC2" } && definition is not null && (container.MemoryMiB ?? definition.MemoryMiB) is null && findings.Task.MemoryMiB is null)
            yield return new Reading("host_memory_exhausted", container.Name, Strength.Weak, [code]);
    }

    private static Reading WithExitCode(Reading reading, EcsTask? task)
    {
        if (reading.Container is not { } name || task?.Container(name)?.ExitCode is not { } code)
            return reading;

        return reading.Cause switch
        {
            "container_oom" when code == Sigkill => reading.With(Code(name, "exit code 137: ended by SIGKILL")),
            "heap_exhausted" when s_heapCodes.Contains(code) => reading.With(Code(name, $"exit code {code} is how a runtime ends when its heap is exhausted")),
            _ => reading,
        };
    }

    private static IEnumerable<Clue> KillAgainst(string cause, string? container, Dossier dossier, EcsTask task)
    {
        foreach (var clue in OwnExit.Against(container, dossier))
            yield return clue;
        if (task.IsHealthKill())
            yield return new Clue(RecordIds.StoppedReason, EvidenceSource.Record, "ECS killed it for its health checks");
        // Who watched a child being killed ends with a code of its own.
        if (container is not null && task.Container(container)?.ExitCode is (0 or 143) and { } code)
            yield return Code(container, $"exit code {code} is no SIGKILL, and ECS names no OOM kill");
        if (cause == "host_memory_exhausted" && task.IsFargate())
            yield return new Clue(RecordIds.LaunchType, EvidenceSource.Record, "on Fargate no task shares a host's memory");
    }

    private static IEnumerable<Clue> HeapAgainst(string? container, Dossier dossier)
    {
        foreach (var clue in OwnExit.Against(container, dossier))
            yield return clue;
        if (container is not null && dossier.Task?.Container(container) is { ExitCode: 0 })
            yield return Code(container, "exit code 0: it ended normally");
    }

    private static Clue Code(string container, string says) => new(RecordIds.ExitCode(container), EvidenceSource.Record, says);
}
