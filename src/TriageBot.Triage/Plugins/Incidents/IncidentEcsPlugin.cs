using System.ComponentModel;
using System.Globalization;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins.Incidents;

/// <summary>Amazon ECS as far as one incident reaches: its task and the siblings, its service, its family.</summary>
public sealed class IncidentEcsPlugin(CaseFile file, Bounds bounds)
{
    [Description("The record of the incident's task, or of another stopped task of its service.")]
    public async Task<Finding<EcsTask>> DescribeTask(
        [Description("A task's id or ARN; null for the incident's own.")] string? task,
        CancellationToken cancellationToken)
    {
        var siblings = task is null || task == file.Task?.TaskId ? [] : (await Siblings(cancellationToken)).Value ?? [];
        if (bounds.OfTask(task, siblings) is { } beyond)
            return file.NoteAndKeep(Refusing.Refused<EcsTask>("task", "ecs", $"DescribeTasks {task}", beyond));

        return (task is null ? file.Task : siblings.FirstOrDefault(s => s.TaskId == Names.Last(task)) ?? file.Task) is { } known
            ? new Finding<EcsTask>(known, new Look("task", "ecs", $"DescribeTasks cluster={known.Cluster} tasks={known.TaskId}", null, LookResult.Found, $"{known.LastStatus}, {known.StopCode ?? "no stop code"}") { Size = 1 }, null)
            : file.NoteAndKeep(new Finding<EcsTask>(null, new Look("task", "ecs", "DescribeTasks", null, LookResult.Nothing, "the task is not known any more"), null));
    }

    [Description("The incident's service as it is now: counts, deployments, events.")]
    public async Task<Finding<EcsService>> DescribeService(
        [Description("The service's name or ARN; null for the incident's.")] string? service,
        [Description("The cluster's name or ARN; null for the incident's.")] string? cluster,
        CancellationToken cancellationToken)
    {
        if ((bounds.OfCluster(cluster) ?? bounds.OfService(service)) is { } beyond)
            return file.NoteAndKeep(Refusing.Refused<EcsService>("service", "ecs", $"DescribeServices {service ?? bounds.Service}", beyond));

        return bounds.Service is { } own
            ? file.NoteAndKeep(await file.Ecs.DescribeService(bounds.Cluster, own, cancellationToken))
            : file.NoteAndKeep(new Finding<EcsService>(null, new Look("service", "ecs", "DescribeServices", null, LookResult.Nothing, "no service owns the task"), null));
    }

    [Description("Stopped tasks of the incident's service that ECS still remembers (about an hour), the newest first, its own among them.")]
    public async Task<Finding<IReadOnlyList<EcsTask>>> Siblings(CancellationToken cancellationToken) =>
        bounds.Service is null && bounds.Family is null
            ? file.NoteAndKeep(new Finding<IReadOnlyList<EcsTask>>(null, new Look("siblings", "ecs", "ListTasks", null, LookResult.Nothing, "neither a service nor a task definition is known"), null))
            : file.NoteAndKeep(await file.Ecs.StoppedTasks(bounds.Cluster, bounds.Service, bounds.Service is null ? bounds.Family : null, cancellationToken));

    [Description("What changed between two revisions of the incident's task definition. Environment variables by name only.")]
    public async Task<Finding<RevisionDiff>> Diff(
        [Description("The older revision: a number, or family:number.")] string from,
        [Description("The newer revision: a number, or family:number; null for the incident's.")] string? to,
        CancellationToken cancellationToken)
    {
        var (older, newer) = (Revision(from), to is null ? Own : Revision(to));
        if ((older.Beyond ?? newer.Beyond) is { } beyond)
            return file.NoteAndKeep(Refusing.Refused<RevisionDiff>("changes", "ecs", $"DescribeTaskDefinition {from}", beyond));

        var definition = newer.Name == Own.Name && file.Definition is { } known ? known : file.Note(await file.Ecs.DescribeTaskDefinition(newer.Name!, cancellationToken));
        return definition is null
            ? new Finding<RevisionDiff>(null, new Look("changes", "ecs", $"DescribeTaskDefinition {newer.Name}", null, LookResult.Nothing, $"{newer.Name} could not be read"), null)
            : file.NoteAndKeep(await file.Ecs.DescribeChanges(older.Name!, definition, cancellationToken));
    }

    private (string? Name, string? Beyond) Own =>
        file.Task?.TaskDefinition is { } own ? (own, null) : (null, "the incident's revision is not known; name both");

    private (string? Name, string? Beyond) Revision(string text)
    {
        var colon = text.LastIndexOf(':');
        var family = colon > 0 ? Names.Last(text[..colon]) : bounds.Family;
        var isArn = text.StartsWith("arn:", StringComparison.Ordinal);
        if (!int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) || revision < 1)
            return (null, $"{Redaction.Bounded.Middle(text, 80)} is no revision: name a number, or {bounds.Family ?? "family"}:number");

        return ((isArn ? bounds.OfArn(text) : null) ?? bounds.OfFamily(family)) is { } beyond ? (null, beyond) : ($"{family}:{revision.ToString(CultureInfo.InvariantCulture)}", null);
    }
}
