using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Iam;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins.Incidents;

/// <summary>
/// How far an incident reaches: its account and Region, its cluster, its service, its family, its task and the siblings, its roles, its log groups. No
/// argument leads beyond it, whoever gives it.
/// </summary>
public sealed class Bounds(AwsScope scope, EvidenceSettings settings, EcsTask? task, TaskDefinition? definition, Target? target = null)
{
    /// <summary>Where another thing is to be asked about.</summary>
    private const string Elsewhere = "ask about another one with why";

    public AwsScope Scope => scope;

    public string? Cluster => task?.Cluster ?? target switch { TaskTarget t => t.Cluster, ServiceTarget s => s.Cluster, RevisionTarget r => r.Cluster, _ => null };

    public string? Service => task?.Service ?? (target as ServiceTarget)?.Service;

    public string? Family => definition?.Family ?? task?.TaskDefinition?.Split(':')[0] ?? (target as RevisionTarget)?.Family;

    /// <summary>The execution role and the task role, where there are any.</summary>
    public IReadOnlyList<TaskRole> Roles => task is null ? [] : [.. new[] { TaskRole.Execution(task, definition), TaskRole.Application(task, definition) }.OfType<TaskRole>()];

    /// <summary>Those that the task definition names, and those of the settings.</summary>
    public IReadOnlyList<string> LogGroups =>
    [
        .. task is null || definition is null ? [] : definition.Containers.Select(c => GroupOf(LogDestination.Of(c, task))).OfType<string>(),
        .. settings.EventGroups(Cluster), .. settings.CloudTrailLogGroups,
    ];

    public string? Account => scope.Account ?? task?.TaskArn.Split(':').ElementAtOrDefault(4);

    /// <summary>Why a cluster is beyond the incident; null where it is the incident's.</summary>
    public string? OfCluster(string? name) => name is null || Names.Last(name) == (Cluster ?? "default") ? null : Beyond("cluster", name, Cluster ?? "default");

    public string? OfService(string? name) => name is null || (Service is not null && Names.Last(name) == Service) ? null : Beyond("service", name, Service ?? "a task that no service owns");

    public string? OfFamily(string? name) => name is null || name == Family ? null : Beyond("task definition", name, Family ?? "not known");

    public string? OfAccount(string? id) => id is null || id == Account ? null : Beyond("account", id, Account ?? "not known");

    public string? OfRegion(string? region) => region is null || region == scope.Region ? null : Beyond("Region", region, scope.Region);

    public string? OfTask(string? idOrArn, IEnumerable<EcsTask> siblings) =>
        idOrArn is null || (idOrArn.StartsWith("arn:", StringComparison.Ordinal) && OfArn(idOrArn) is null && IsKnown(Names.Last(idOrArn), siblings)) || IsKnown(idOrArn, siblings)
            ? null : Beyond("task", Names.Last(idOrArn), task?.TaskId ?? "not known");

    public string? OfLogGroup(string name) => LogGroups.Any(g => g == name || g.EndsWith($":log-group:{name}", StringComparison.Ordinal)) ? null
        : $"log group {name} is beyond this incident: only the log groups that its task definition names, or that Evidence lists, are read ({(LogGroups.Count == 0 ? "none" : string.Join(", ", LogGroups))})";

    /// <param name="name"><c>task</c>, <c>execution</c>, a role's name or its ARN; null for all.</param>
    public string? OfRole(string? name) => name is null || Role(name) is not null ? null
        : $"role {name} is beyond this incident: only the roles of its task are looked up ({(Roles.Count == 0 ? "it has none" : string.Join(", ", Roles.Select(r => $"{r.Kind} {r.Name}")))})";

    /// <summary>Null where the task has no such role.</summary>
    public TaskRole? Role(string name) => Roles.FirstOrDefault(r => name.StartsWith("arn:", StringComparison.Ordinal) ? r.Arn == name : r.Name == name || r.Kind == name || r.Kind == $"{name} role");

    /// <summary>An ARN of any service: the account, the Region, and what of ECS, IAM and Logs it names.</summary>
    public string? OfArn(string arn)
    {
        if (arn.Split(':', 6) is not [_, _, var service, var region, var account, var resource])
            return Beyond("ARN", arn, "its own");

        var name = Names.Last(resource);
        return (region.Length > 0 ? OfRegion(region) : null) ?? (account.Length > 0 ? OfAccount(account) : null) ?? (service, resource.Split('/', ':')[0]) switch
        {
            ("iam", "role") => OfRole(arn),
            ("ecs", "cluster") => OfCluster(name),
            ("ecs", "service") => OfCluster(resource.Split('/') is [_, var of, _] ? of : null) ?? OfService(name),
            ("ecs", "task") => OfCluster(resource.Split('/') is [_, var of, _] ? of : null),
            ("ecs", "task-definition") => OfFamily(name.Split(':')[0]),
            ("logs", "log-group") => OfLogGroup(resource.Split(':').ElementAtOrDefault(1) ?? resource),
            _ => null,
        };
    }

    private bool IsKnown(string id, IEnumerable<EcsTask> siblings) => id == task?.TaskId || siblings.Any(s => s.TaskId == id);

    private static string? GroupOf(LogDestination place) => place switch
    {
        CloudWatch cloudWatch => cloudWatch.Stream.Group,
        Routed routed => routed.Group,
        NeverCreated never => never.Group,
        _ => null,
    };

    private static string Beyond(string what, string name, string own) => $"{what} {name} is beyond this incident, which is about {own}; {Elsewhere}";
}
