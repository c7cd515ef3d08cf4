using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;
using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Rulebook;

/// <summary>
/// Applications that ended of themselves. What names a cause outweighs "an exception"; what stands last outweighs what came before;
/// an exit code is a second clue, and alone hardly one.
/// </summary>
internal sealed class ApplicationExit : IFamily
{
    private static readonly TimeSpan s_sameFailure = TimeSpan.FromSeconds(5);

    private const string Wrapper = "app_start_failed_no_cause";

    // From the least telling to the most: an exception says less than which one.
    private static readonly string[] s_general = [Wrapper, "app_exception", "app_panic", "app_exception_outside"];

    // How runtimes and shells end for these causes, and for hardly anything else: 1, 2 and 255 go with any failure and say nothing more.
    private static readonly Dictionary<string, int[]> s_codes = new(StringComparer.Ordinal)
    {
        ["segfault"] = [139, 11],
        ["sidecar_segfault"] = [139, 11],
        ["app_panic"] = [101, 134],
        ["app_exception"] = [134],
        ["command_not_found"] = [127],
        ["exec_format_error"] = [126],
    };

    // What says nothing of the way it ended; the .NET host itself ends with 137 where it cannot start.
    private static readonly string[] s_anyCode = ["no_evidence", Wrapper, "sidecar_killed_137"];

    // Collectors of some versions end with 0 where they refuse their configuration.
    private static readonly string[] s_withZero = ["sidecar_config_invalid"];

    // What ECS itself may say, of a container that never ran.
    private static readonly string[] s_beforeItRan = ["exec_format_error", "command_not_found", "wrong_command", "permission_denied_entrypoint", "volume_permission_denied", "kernel_limit_too_low"];

    public string Name => "application";

    public IEnumerable<Reading> Judge(Findings findings, IReadOnlyList<Reading> read)
    {
        if (findings.Task is not { } task)
            return [];

        var fitting = read.Where(r => Sidecars.FitsItsKind(r, findings.Dossier)).ToList();
        var telling = fitting.Where(r => !IsCoveredBy(r, fitting) && !IsNamedElsewhere(r, findings)).Select(r => WithExitCode(Weighed(r, findings), task)).ToList();
        return telling.Count > 0 || findings.Culprit is not { } culprit ? telling : CodeAlone(culprit.Container, findings);
    }

    public IEnumerable<Clue> Contradictions(string cause, string? container, Dossier dossier)
    {
        if (dossier.Task is not { } task)
            return [];

        var saidByEcs = s_beforeItRan.Contains(cause) && (task.StopCode is StopCodes.FailedToStart or null || (container is not null && task.Container(container)?.Reason?.StartsWith("Cannot", StringComparison.Ordinal) == true));
        return saidByEcs ? [] : OwnExit.Against(container, dossier)
            .Concat(container is null ? [] : CodeAgainst(cause, container, task))
            .Concat(cause == "task_role_missing" && dossier.Definition?.TaskRoleArn is not null ? [new Clue(RecordIds.TaskRole, EvidenceSource.Record, "the task definition has a task role")] : []);
    }

    public IEnumerable<RuledOut> RuledOut(Dossier dossier, Hypothesis top)
    {
        if (dossier.Task is { } task && task.NeverRan() && top.Bucket != Bucket.Benign && !s_beforeItRan.Contains(top.Cause))
            yield return new RuledOut("app_exception", "the application never ran", [RecordIds.StartedAt]);
    }

    // A wrapper, or a bare exception whose own or later lines name the cause. What stands before an exception may have been overcome; a wrapper comes last.
    private static bool IsCoveredBy(Reading reading, IReadOnlyList<Reading> read)
    {
        var rank = Array.IndexOf(s_general, reading.Cause);
        return rank >= 0 && read.Any(other =>
            other.Container == reading.Container
            && (Array.IndexOf(s_general, other.Cause) is var o && (o < 0 || o > rank))
            && other.Latest is { } at && reading.Latest is { } own && own - at <= (reading.Cause == Wrapper ? s_sameFailure : TimeSpan.Zero));
    }

    // A full disk, an exhausted heap: the exception only carries what another family names.
    private bool IsNamedElsewhere(Reading reading, Findings findings) =>
        s_general.Contains(reading.Cause) && findings.Matches.Any(m =>
            m.Text.Kind == TextKinds.ApplicationMessage
            && m.Text.Container == reading.Container
            && m.Text.At >= reading.Latest
            && m.Signature is { SpeaksFor: true, Strength: > Strength.Weak }
            && m.Signature.Family != Name);

    private static Reading Weighed(Reading reading, Findings findings) =>
        reading.Strength > Strength.Weak && reading.For.All(c => c.Source == EvidenceSource.Application) && !reading.For.Any(c => findings.IsAmongTheLast(c.EvidenceId))
            ? reading with { Strength = Strength.Weak }
            // A program that its own image does not let be read was built wrongly; where a volume or user is to blame, the line names another file.
            : reading.For.Any(c => c.Signature == "program_unreadable") ? reading with { Bucket = Bucket.CodeBug } : reading;

    private static Reading WithExitCode(Reading reading, EcsTask task) =>
        reading.Container is { } name && task.Container(name)?.ExitCode is { } code && s_codes.TryGetValue(reading.Cause, out var codes) && codes.Contains(code)
            ? reading.With(Code(name, $"exit code {code} is how such a failure ends"))
            : reading;

    private static IEnumerable<Reading> CodeAlone(string container, Findings findings) => findings.Task?.Container(container)?.ExitCode switch
    {
        139 => [new Reading(findings.Dossier.Definition.IsSidecar(container) ? "sidecar_segfault" : "segfault", container, Strength.Weak, [Code(container, "exit code 139: ended by SIGSEGV")])],
        127 => [new Reading("command_not_found", container, Strength.Weak, [Code(container, "exit code 127: a shell did not find a command")])],
        { } code when Sidecars.ByCode(findings.Dossier, container, code) is { } reading => [reading],
        null or 0 or 137 => [],
        { } code => [new Reading("no_evidence", container, Strength.Weak, [Code(container, $"exit code {code}")])],
    };

    private static IEnumerable<Clue> CodeAgainst(string cause, string container, EcsTask task)
    {
        if (task.Container(container) is not { } own)
            yield break;

        if (own.WasOomKilled())
            yield return new Clue(RecordIds.Reason(container), EvidenceSource.Record, "ECS names an OOM kill");
        else if (own.ExitCode is 0 && !s_withZero.Contains(cause))
            yield return Code(container, "exit code 0: it ended normally");
        else if (own.ExitCode is 137 or 143 && !s_anyCode.Contains(cause) && !task.IsHealthKill())
            yield return Code(container, $"exit code {own.ExitCode}: it was ended by a signal");
    }

    private static Clue Code(string container, string says) => new(RecordIds.ExitCode(container), EvidenceSource.Record, says);
}
