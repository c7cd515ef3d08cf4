namespace TriageBot.Triage.Gathering.Probes;

/// <summary>The task's own revision, which may not be the service's current one.</summary>
public sealed class DefinitionProbe : IProbe
{
    public string Name => ProbeNames.Definition;

    public IReadOnlyList<string> Needs => [ProbeNames.StoppedTask];

    public string LooksAt => "the task definition";

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Task?.TaskDefinitionArn is { } arn)
            file.Definition = file.Note(await file.Ecs.DescribeTaskDefinition(arn, cancellationToken));
    }
}
