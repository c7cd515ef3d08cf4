using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook;

/// <summary>Volumes that could not be mounted. What an application says of its volume's contents belongs to the applications' own exits.</summary>
internal sealed class Storage : IFamily
{
    private const string Unexplained = "efs_mount_failed_truncated";

    private const string Shadow = "volume_shadows_entrypoint";

    public string Name => "storage";

    public IEnumerable<Reading> Judge(Findings findings, IReadOnlyList<Reading> read)
    {
        var explained = read.Any(r => r.Cause != Unexplained);
        var denied = read.Any(r => r.Cause == "efs_access_denied");
        return read
            .Where(r => r.Cause != Unexplained || !explained)
            // A refusal below the root has two readings: neither is the better one.
            .Select(r => denied && r.Cause == "efs_access_denied" && read.Any(o => o.Cause == "efs_path_not_found") ? r with { Strength = Strength.Weak } : r)
            .Select(r => r.Cause == Shadow ? r with { Container = r.Container ?? Only(findings.Dossier) } : r);
    }

    public IEnumerable<Clue> Contradictions(string cause, string? container, Dossier dossier)
    {
        if (dossier.Task is not { } task)
            yield break;

        if (task.StartedAt is not null)
            yield return new Clue(RecordIds.StartedAt, EvidenceSource.Record, "the task ran, so its volumes had been mounted");
        if (task.WasRequested())
            yield return new Clue(RecordIds.StopCode, EvidenceSource.Record, $"the stop was asked for ({task.StopCode}); what it broke off is its consequence");
    }

    public IEnumerable<RuledOut> RuledOut(Dossier dossier, Hypothesis top)
    {
        if (top.Cause is "efs_access_denied" or "efs_path_not_found")
            yield return new RuledOut("efs_mount_timeout", "network: the file system was reached, and answered", [RecordIds.StoppedReason]);
        if (top.Cause == "efs_mount_timeout")
            yield return new RuledOut("efs_dns_failed", "DNS: the file system's name was resolved", [RecordIds.StoppedReason]);
    }

    private static string? Only(Dossier dossier) => dossier.OwnContainers().ToList() is [var only] ? only.Name : null;
}
