using TriageBot.Triage.Ecs;
using TriageBot.Triage.Logs;

namespace TriageBot.Triage.Gathering.Probes;

/// <summary>The last lines of every container of the definition; what ECS injects is not in there and is not ours to read.</summary>
public sealed class LogTailsProbe(TimeProvider time) : IProbe
{
    private const int MostLines = 1000;

    /// <summary>The driver flushes every five seconds, and clocks differ.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    public string Name => ProbeNames.LogTails;

    public IReadOnlyList<string> Needs => [ProbeNames.Definition];

    public string LooksAt => "the containers' log lines";

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Task is not { } task)
            return;

        if (file.Definition is { } definition)
            await Task.WhenAll(definition.Containers.Select(c => Tail(file, task, c, cancellationToken)));
        else
            file.Note(new Gap(LooksAt, "the task definition, which names their log groups, could not be read", null));
    }

    /// <summary>Each is noted as it comes: a slow stream does not cost what the others told.</summary>
    private async Task Tail(CaseFile file, EcsTask task, ContainerDefinition container, CancellationToken cancellationToken)
    {
        if (file.Note(await file.Logs.Tail(task, container, Window(task), MostLines, cancellationToken)) is { } found)
            file.Add(found);
    }

    private TimeWindow Window(EcsTask task)
    {
        var until = (task.StoppedAt ?? time.GetUtcNow()) + Grace;
        return new TimeWindow((task.CreatedAt ?? until - TimeSpan.FromHours(1)) - Grace, until);
    }
}
