using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook;

/// <summary>Volumes that could not be mounted. What an application says of its volume's contents belongs to the applications' own exits.</summary>
internal sealed class Storage : IFamily
{
    private const string Unexplained = "efs_mount_failed_truncated";

    private const string Shadow = "volume_shadows_entrypoint";

    // Told by lines of any file that is missing or refused: they count only where the definition shows a mount over it.
    private static readonly string[] s_onMount = [Shadow, "missing_file_on_volume"];
    private static readonly string[] s_onlyOnMount = ["program_absent_on_mount", "file_absent_on_mount"];

    public string Name => "storage";

    public IEnumerable<Reading> Judge(Findings findings, IReadOnlyList<Reading> read)
    {
        var explained = read.Any(r => r.Cause != Unexplained);
        var denied = read.Any(r => r.Cause == "efs_access_denied");
        var shadows = read.Where(r => r.Cause == Shadow && Mounts.Over(findings, r) is not null).SelectMany(r => r.For).Select(c => c.EvidenceId).ToHashSet();
        return read
            .Where(r => r.Cause != Unexplained || !explained)
            // A program is a file, too: that it is the program says more.
            .Where(r => r.Cause != "missing_file_on_volume" || !r.For.Any(c => shadows.Contains(c.EvidenceId)))
            // A refusal below the root has two readings: neither is the better one.
            .Select(r => denied && r.Cause == "efs_access_denied" && read.Any(o => o.Cause == "efs_path_not_found") ? r with { Strength = Strength.Weak } : r)
            .Select(r => s_onMount.Contains(r.Cause) ? Mounted(r with { Container = r.Container ?? Only(findings.Dossier) }, findings) : r)
            .OfType<Reading>();
    }

    public IEnumerable<Clue> Contradictions(string cause, string? container, Dossier dossier)
    {
        if (dossier.Task is not { } task)
            yield break;

        if (s_onMount.Contains(cause))
        {
            foreach (var clue in task.NeverRan() ? [] : OwnExit.Against(container, dossier))
                yield return clue;
            yield break;
        }

        if (task.StartedAt is not null)
            yield return new Clue(RecordIds.StartedAt, EvidenceSource.Record, "the task ran, so its volumes had been mounted");
        if (task.WasRequested())
            yield return new Clue(RecordIds.StopCode, EvidenceSource.Record, $"the stop was asked for ({task.StopCode}); what it broke off is its consequence");
    }

    public IEnumerable<RuledOut> RuledOut(Dossier dossier, Hypothesis top)
    {
        if (top.Cause is "efs_access_denied" or "efs_path_not_found")
            yield return new RuledOut("efs_mount_timeout", "network: the file system was reached, and answered", [.. top.For.Select(c => c.EvidenceId).Distinct()]);
        if (top.Cause == "efs_mount_timeout")
            yield return new RuledOut("efs_dns_failed", "DNS: the file system's name was resolved", [.. top.For.Select(c => c.EvidenceId).Distinct()]);
    }

    private static Reading? Mounted(Reading reading, Findings findings) => Mounts.Over(findings, reading) switch
    {
        { } mount => reading.With(mount) with { Strength = Strength.Strong },
        null when reading.For.All(c => s_onlyOnMount.Contains(c.Signature)) => null,
        null => reading,
    };

    private static string? Only(Dossier dossier) => dossier.OwnContainers().ToList() is [var only] ? only.Name : null;
}
