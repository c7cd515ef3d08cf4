using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook;

/// <summary>
/// Applications that ended of themselves. What names a cause outweighs "an exception"; what stands last outweighs what came before;
/// an exit code is a second clue, and alone hardly one.
/// </summary>
internal sealed class ApplicationExit : IFamily
{
    public const string FamilyName = "application";

    // How runtimes and shells end for these causes, and for hardly anything else: 1, 2 and 255 go with any failure and say nothing more.
    private static readonly Dictionary<string, int[]> s_codes = new(StringComparer.Ordinal)
    {
        ["segfault"] = [139, 11, 132, 133, 134, 135, 136],
        ["sidecar_segfault"] = [139, 11, 132, 133, 134, 135, 136],
        ["library_bug"] = [134, 139],
        ["runtime_version_mismatch"] = [150],
        ["app_panic"] = [101, 134],
        ["app_exception"] = [134],
        ["command_not_found"] = [127],
        ["exec_format_error"] = [126],
    };

    // SIGILL, SIGTRAP, SIGBUS, SIGFPE. An abort (134) is as often an exception.
    private static readonly int[] s_nativeCrashes = [132, 133, 135, 136];

    // What says nothing of the way it ended; the .NET host itself ends with 137 where it cannot start.
    private static readonly string[] s_anyCode = ["no_evidence", General.Wrapper, "sidecar_killed_137"];

    // Collectors of some versions end with 0 where they refuse their configuration.
    private static readonly string[] s_withZero = ["sidecar_config_invalid"];

    // What ECS itself may say, of a container that never ran.
    private static readonly string[] s_beforeItRan = ["exec_format_error", "command_not_found", "wrong_command", "permission_denied_entrypoint", "volume_permission_denied", "kernel_limit_too_low", "permission_denied_runtime", "readonly_filesystem"];

    public string Name => FamilyName;

    public IEnumerable<Reading> Judge(Findings findings, IReadOnlyList<Reading> read)
    {
        if (findings.Task is not { } task)
            return [];

        read = [.. OwnErrors.Weighed(Outside.Settled([.. PlainErrors.Told(read, findings)], findings), findings).Where(r => Sidecars.FitsItsKind(r, findings.Dossier))];
        var telling = read.Where(r => !General.IsCovered(r, read, findings) && !IsOfVolume(r, read) && !IsOfCommand(r, read) && !Sidecars.SaysItBetter(r, read)).Select(r => WithExitCode(Weighed(r, findings), task)).ToList();
        return telling.Count > 0 || findings.Culprit is not { } culprit ? telling : CodeAlone(culprit.Container, findings);
    }

    public IEnumerable<Clue> Contradictions(string cause, string? container, Dossier dossier)
    {
        if (dossier.Task is not { } task)
            return [];

        var saidByEcs = s_beforeItRan.Contains(cause) && (task.StopCode is StopCodes.FailedToStart or null || (container is not null && task.Container(container)?.Reason?.StartsWith("Cannot", StringComparison.OrdinalIgnoreCase) == true));
        return saidByEcs ? [] : OwnExit.Against(container, dossier)
            .Concat(container is null ? [] : CodeAgainst(cause, container, task))
            .Concat(cause == "task_role_missing" && dossier.Definition?.TaskRoleArn is not null ? [new Clue(RecordIds.TaskRole, EvidenceSource.Record, "the task definition has a task role")] : []);
    }

    public IEnumerable<RuledOut> RuledOut(Dossier dossier, Hypothesis top)
    {
        if (dossier.Task is { } task && task.NeverRan() && top.Bucket != Bucket.Benign && !s_beforeItRan.Contains(top.Cause))
            yield return new RuledOut("app_exception", "the application never ran", [RecordIds.StartedAt]);
    }

    // The line names a place where data is kept: that says more than that something was refused.
    private static bool IsOfVolume(Reading reading, IReadOnlyList<Reading> read) =>
        reading.Cause == "permission_denied_runtime"
        && read.Any(o => o is { Cause: "volume_permission_denied", Strength: > Strength.Weak } && o.For.Any(c => reading.For.Any(own => own.EvidenceId == c.EvidenceId)));

    // What was taken for a module's name holds the command's other words.
    private static bool IsOfCommand(Reading reading, IReadOnlyList<Reading> read) =>
        reading.Cause == "missing_module"
        && read.Any(o => o.Cause == "wrong_command" && o.For.Any(c => c.Signature == "module_is_a_command" && reading.For.Any(own => own.EvidenceId == c.EvidenceId)));

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
        { } code when !findings.Dossier.Definition.IsSidecar(container) && s_nativeCrashes.Contains(code) =>
            [new Reading("segfault", container, Strength.Weak, [Code(container, $"exit code {code}: ended by signal {code - 128}, which only its own machine code raises")])],
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
