using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook;

/// <summary>Containers that the runtime could not create or start. Whatever names a cause takes the place of the bare failure; a message cut before its reason stays unknown.</summary>
internal sealed class ContainerStart : IFamily
{
    private static readonly string[] s_unexplained = ["container_create_failed", "container_start_failed_truncated"];

    // What says only that something may lie behind it.
    private static readonly string[] s_bare = ["create_failed", "start_failed_unexplained", "program_perhaps_hidden", "start_hung", "volume_timed_out"];

    // The daemon names the setting; then the bare failure's usual bucket is no longer right.
    private const string Refused = "setting_refused";

    private const string Silence = "docker_daemon_timeout";

    public string Name => "start";

    public IEnumerable<Reading> Judge(Findings findings, IReadOnlyList<Reading> read) =>
        read.Where(r => !s_unexplained.Contains(r.Cause) || IsRefusal(r) || !IsExplained(r, findings))
            .Select(r => r with { Container = r.Container ?? Only(findings.Dossier), Bucket = BucketOf(r, findings), Strength = MayHangOnLogs(r, findings) ? Strength.Weak : r.Strength });

    public IEnumerable<Clue> Contradictions(string cause, string? container, Dossier dossier)
    {
        if (dossier.Task is not { } task)
            yield break;

        // A daemon can fall silent at any time; other containers may run while one does not start.
        if (cause != Silence && container is not null && task.Container(container) is { ExitCode: { } code } own && own.Ran(task) && !IsRuntimes(code, own))
            yield return new Clue(RecordIds.ExitCode(container), EvidenceSource.Record, "the container ran, so it had been started");
        if (cause != Silence && container is null && task.StartedAt is not null)
            yield return new Clue(RecordIds.StartedAt, EvidenceSource.Record, "the task ran, so its containers had been started");
        if (task.WasRequested())
            yield return new Clue(RecordIds.StopCode, EvidenceSource.Record, $"the stop was asked for ({task.StopCode})");
    }

    public IEnumerable<RuledOut> RuledOut(Dossier dossier, Hypothesis top)
    {
        if (dossier.Task is { } task && task.NeverRan() && top.Cause is "command_not_found" or "permission_denied_entrypoint" or "exec_format_error" or "wrong_command" or "host_port_conflict")
            yield return new RuledOut("image_not_found", "image pull: it had been pulled before the runtime failed", [.. top.For.Select(c => c.EvidenceId).Distinct()]);
    }

    private static bool IsRefusal(Reading reading) => reading.For.Any(c => c.Signature == Refused);

    private static Bucket? BucketOf(Reading reading, Findings findings) => reading.Cause switch
    {
        Silence when MayHangOnLogs(reading, findings) && LogsAreLikely(findings.Dossier) => Bucket.Unknown,
        _ when IsRefusal(reading) => Bucket.Config,
        _ => reading.Bucket,
    };

    // The daemon writes 125 to 128 for a container that it could not start.
    private static bool IsRuntimes(int code, EcsContainer container) => code is >= 125 and <= 128 && container.Reason?.Contains("CannotStart", StringComparison.OrdinalIgnoreCase) == true;

    // Another signature says more of the same text.
    private static bool IsExplained(Reading reading, Findings findings)
    {
        var texts = findings.Matches.Where(m => m.Signature.Causes.Contains(reading.Cause)).Select(m => m.Text.Text).ToHashSet();
        return findings.Matches.Any(m => m.Signature.SpeaksFor && !s_bare.Contains(m.Signature.Id) && texts.Contains(m.Text.Text));
    }

    // The host may be overloaded, or only the log driver waits.
    private static bool MayHangOnLogs(Reading reading, Findings findings) =>
        reading.Cause == Silence
        && findings.Matches.Any(m => m.Signature.Id == "start_hung")
        && (findings.Dossier.Definition is not { } definition || definition.Containers.All(c => c.Log is null) || definition.Containers.Any(c => c.Log is { Driver: "awslogs" }));

    // Fargate's hosts are hardly ever overloaded; elsewhere a busy host is what mostly lies behind it.
    private static bool LogsAreLikely(Dossier dossier) =>
        dossier.Task?.IsFargate() == true || dossier.Definition?.Containers.Any(c => c.Log is { Driver: "awslogs" }) == true;

    private static string? Only(Dossier dossier) => dossier.OwnContainers().ToList() is [var only] ? only.Name : null;
}
