using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Gathering.Probes;

/// <summary>How often the service's tasks stopped the same way, since when.</summary>
public sealed class SiblingsProbe : IProbe
{
    public string Name => ProbeNames.Siblings;

    public IReadOnlyList<string> Needs => [ProbeNames.StoppedTask];

    public string LooksAt => "other tasks of the service";

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Task is not { Service: { } service } task)
            return;

        var stopped = file.Note(await file.Ecs.StoppedTasks(task.Cluster, service, null, cancellationToken));
        if (stopped is null)
            return;

        var others = stopped.Where(t => t.TaskArn != task.TaskArn).ToList();
        var alike = others.Where(t => Manner(t) == Manner(task)).Append(task).ToList();
        file.Occurrences = new Occurrences(alike.Count, alike.Min(t => t.StoppedAt), alike.Max(t => t.StoppedAt), others);
    }

    /// <summary>How a task stopped, without what differs from one to the next.</summary>
    private static string Manner(EcsTask task) =>
        string.Join('|', task.Containers
            .Where(c => c.ExitCode is not (null or 0 or 143) || c.Reason is not null)
            .OrderBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => $"{c.Name}:{c.ExitCode}:{WithoutIds(c.Reason)}")
            .Prepend($"{task.StopCode}:{WithoutIds(task.StoppedReason)}"));

    private static string WithoutIds(string? text) =>
        text is null ? "" : string.Concat(text.Where(c => !char.IsAsciiHexDigitLower(c)));
}
