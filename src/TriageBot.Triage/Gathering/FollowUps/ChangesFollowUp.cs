using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Gathering.FollowUps;

/// <summary>What changed since the last revision that ran well, where this one has not come to run well yet.</summary>
public sealed class ChangesFollowUp : IFollowUp
{
    public string Name => "changes";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the task definition that ran well before";

    public int MostCalls => 1;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) =>
        dossier is { Task: { IsStopped: true, TaskDefinition: { } own } task, Definition: not null, Service: { LastGoodRevision: { } good } now }
        && good != own
        && readings.Best().Any(r => r.Bucket != Bucket.Benign)
        && now.Service.Deployments.Any(d => d.TaskDefinitionArn == task.TaskDefinitionArn && d.RolloutState is not "COMPLETED");

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file is { Definition: { } definition, LastGood.TaskDefinition: { } good } && file.Note(await file.Ecs.DescribeChanges(good, definition, cancellationToken)) is { } changes)
            file.Changes = changes;
    }
}
