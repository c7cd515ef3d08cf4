using TriageBot.Triage.Logs;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Gathering.FollowUps;

/// <summary>What AWS denied to the task's roles, where a permission is in question or the task never started.</summary>
public sealed class DeniedCallsFollowUp(EvidenceSettings settings) : IFollowUp
{
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(1);

    /// <summary>CloudTrail writes some minutes late.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(15);

    public string Name => "denied calls";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "denied calls in CloudTrail's log groups";

    public int MostCalls => settings.CloudTrailLogGroups.Count;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) =>
        settings.CloudTrailLogGroups.Count > 0
        && dossier.Task is { IsStopped: true } task
        && (Permissions.AreInQuestion(readings) || (task.StartedAt is null && !NormalStop.Is(task)));

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Task is not { } task || (task.CreatedAt ?? task.StoppedAt) is not { } from)
            return;

        var window = new TimeWindow(from - Around, (task.StoppedAt ?? from) + Late);
        var findings = await file.Tools.Trail.DeniedCalls(task, window, cancellationToken);
        file.DeniedCalls = [.. findings.Select(file.Note).OfType<IReadOnlyList<DeniedCall>>().SelectMany(c => c).OrderBy(c => c.At)];
    }
}
