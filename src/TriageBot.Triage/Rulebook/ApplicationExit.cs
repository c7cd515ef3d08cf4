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

    // What a mount explains better: the file is not the image's.
    private static readonly string[] s_ofImage = ["command_not_found", "missing_file_in_image", "missing_module", "app_config_missing", "permission_denied_runtime"];

    // Told by lines of any file that is refused.
    private const string RefusedOnMount = "refused_on_mount";

    public string Name => FamilyName;

    public IEnumerable<Reading> Judge(Findings findings, IReadOnlyList<Reading> read)
    {
        if (findings.Task is not { } task)
            return [];

        read = [.. read.Select(r => OnMount(r, findings)).OfType<Reading>()];
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

    private static Reading? OnMount(Reading reading, Findings findings) => Mounts.Over(findings, reading) switch
    {
        null when reading.Cause == "readonly_filesystem" => ReadOnly(reading, findings),
        null => reading.For.All(c => c.Signature == RefusedOnMount) ? null : reading with { For = [.. reading.For.Where(c => c.Signature != RefusedOnMount)] },
        _ when s_ofImage.Contains(reading.Cause) => reading with { Strength = Strength.Weak },
        { } mount when reading.Cause is "volume_permission_denied" or "readonly_filesystem" => reading.With(mount) with { Strength = Strength.Strong },
        _ => reading,
    };

    // An instance whose disk is full or failing turns read-only under everybody; what the definition asks for is read-only from the start.
    private static Reading ReadOnly(Reading reading, Findings findings) =>
        reading.Container is not { } name || reading.For.Any(c => c.Source != EvidenceSource.Application) || findings.Dossier.Definition?.Container(name) is not { } definition ? reading
        : definition.IsReadOnlyRoot ? reading.With(new Clue(RecordIds.ReadOnlyRoot(name), EvidenceSource.Record, "the definition makes its root read-only"))
        : findings.Task?.LaunchType == "EC2" ? reading with { Strength = Strength.Weak, Settle = "The definition does not make the root read-only: whether the instance's disk is full or failed and was mounted read-only (the kernel's log), or the image's user mounts it so." }
        : reading;

    private static Reading Weighed(Reading reading, Findings findings) =>
        reading.Strength > Strength.Weak && reading.For.All(c => c.Source == EvidenceSource.Application) && !reading.For.Any(c => findings.IsAmongTheLast(c.EvidenceId))
            ? reading with { Strength = Strength.Weak }
            // A program that its own image does not let be read was built wrongly; where a volume or user is to blame, the line names another file.
            : reading.For.Any(c => c.Signature == "program_unreadable" || (c.Signature == "runtime_refused" && IsImagesOwnProgram(reading.Container, findings.Dossier))) ? reading with { Bucket = Bucket.CodeBug } : reading;

    // Nobody gave another command: what may not be run is what the image was built to run.
    private static bool IsImagesOwnProgram(string? container, Dossier dossier) =>
        container is not null && dossier.Definition?.Container(container) is { Image: not null, EntryPoint.Count: 0, Command.Count: 0 };

    private static Reading WithExitCode(Reading reading, EcsTask task) =>
        reading.Container is { } name && task.Container(name)?.ExitCode is { } code && s_codes.TryGetValue(reading.Cause, out var codes) && codes.Contains(code)
            ? reading.With(Code(name, $"exit code {code} is how such a failure ends"))
            : reading;

    private static IEnumerable<Reading> CodeAlone(string container, Findings findings) => findings.Task?.Container(container)?.ExitCode switch
    {
        139 => [new Reading(findings.Dossier.Definition.IsSidecar(container) ? "sidecar_segfault" : "segfault", container, Strength.Weak, [Code(container, "exit code 139: ended by SIGSEGV")])],
        126 => [new Reading("permission_denied_entrypoint", container, Strength.Weak, [Code(container, "exit code 126: a shell found its command and could not run it")])],
        // An access violation, as Windows counts.
        -1073741819 => [new Reading("segfault", container, Strength.Weak, [Code(container, "exit code 0xC0000005: an access violation")])],
        // What the .NET runtime of Windows ends with for an exception that nobody caught.
        -532462766 => [new Reading("app_exception", container, Strength.Weak, [Code(container, "exit code 0xE0434352: an unhandled .NET exception")])],
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
