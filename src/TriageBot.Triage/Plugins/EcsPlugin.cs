using System.ComponentModel;
using System.Globalization;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>Look-ups of Amazon ECS within one account and Region.</summary>
public sealed class EcsPlugin(IEcs ecs, AwsScope scope)
{
    private const int MostStoppedTasks = 100;
    private const int DeploymentsLookedAt = 3;

    [Description("The record of one task, as long as ECS remembers it (about an hour after it stopped).")]
    public Task<Finding<EcsTask>> DescribeTask(
        [Description("The cluster's name; empty for the default cluster.")] string? cluster,
        [Description("The task's id or ARN.")] string task,
        CancellationToken cancellationToken) =>
        new Asking("task", $"task {Names.Last(task)} in cluster {cluster ?? "default"}", "ecs", $"DescribeTasks cluster={cluster ?? "default"} tasks={task}", null, Arn($"task/{cluster ?? "*"}/*"))
            .Ask<EcsTask>(
                async () => (await ecs.DescribeTasks(scope, cluster, [task], cancellationToken)).Tasks is [var found, ..] ? found : null,
                found => $"{found.LastStatus}, {found.StopCode ?? "no stop code"}",
                $"ECS knows no task {task} in cluster {cluster ?? "default"}: it forgets a task about an hour after it stopped");

    [Description("The names of all clusters.")]
    public Task<Finding<IReadOnlyList<string>>> ListClusters(CancellationToken cancellationToken) =>
        new Asking("clusters", "the list of clusters", "ecs", "ListClusters", null, "*")
            .Ask<IReadOnlyList<string>>(
                async () => await ecs.ListClusters(scope, cancellationToken) is { Count: > 0 } clusters ? clusters : null,
                found => found.Count == 1 ? "1 cluster" : $"{found.Count} clusters",
                "the Region has no cluster");

    [Description("A task-definition revision: containers, limits, log configuration. Environment values are not read.")]
    public Task<Finding<TaskDefinition>> DescribeTaskDefinition(
        [Description("family:revision or an ARN.")] string taskDefinition,
        CancellationToken cancellationToken) =>
        new Asking("definition", $"task definition {Names.Last(taskDefinition)}", "ecs", $"DescribeTaskDefinition {Names.Last(taskDefinition)}", null, "*")
            .Ask<TaskDefinition>(
                async () => await ecs.DescribeTaskDefinition(scope, taskDefinition, cancellationToken),
                found => $"{found.Family}:{found.Revision}, {found.Containers.Count} {(found.Containers.Count == 1 ? "container" : "containers")}",
                $"{taskDefinition} does not exist");

    [Description("What changed in the task definition since another revision. Environment variables by name only.")]
    public Task<Finding<RevisionDiff>> DescribeChanges(
        [Description("The other revision, family:revision or an ARN.")] string since,
        [Description("The revision.")] TaskDefinition definition,
        CancellationToken cancellationToken) =>
        new Asking("changes", $"task definition {Names.Last(since)}", "ecs", $"DescribeTaskDefinition {Names.Last(since)}", null, "*")
            .Ask<RevisionDiff>(
                async () => RevisionDiff.Between(await ecs.DescribeTaskDefinition(scope, since, cancellationToken), definition),
                found => $"{found.From} → {found.To}: {(found.Changes.Count == 1 ? "1 difference" : $"{found.Changes.Count} differences")}",
                $"{since} does not exist any more");

    [Description("The service as it is now: counts, deployments, events.")]
    public Task<Finding<EcsService>> DescribeService(
        [Description("The cluster's name; empty for the default cluster.")] string? cluster,
        [Description("The service's name.")] string service,
        CancellationToken cancellationToken) =>
        new Asking("service", $"service {service} as it is now", "ecs", $"DescribeServices cluster={cluster ?? "default"} services={service}", null, Arn($"service/{cluster ?? "*"}/{service}"))
            .Ask(
                () => ecs.DescribeService(scope, cluster, service, cancellationToken),
                found => $"{found.RunningCount} of {found.DesiredCount?.ToString(CultureInfo.InvariantCulture) ?? "?"} running",
                $"cluster {cluster ?? "default"} has no service {service}");

    [Description("Tasks that stopped and that ECS still remembers (about an hour), the newest first.")]
    public Task<Finding<IReadOnlyList<EcsTask>>> StoppedTasks(
        [Description("The cluster's name; empty for the default cluster.")] string? cluster,
        [Description("Only of this service.")] string? service,
        [Description("Only of this task-definition family.")] string? family,
        CancellationToken cancellationToken) =>
        new Asking(service is null ? "stopped" : "siblings", $"stopped tasks of {service ?? family}", "ecs", $"ListTasks cluster={cluster ?? "default"} {(service is null ? $"family={family}" : $"service={service}")} STOPPED, DescribeTasks", null, "*")
            .Ask<IReadOnlyList<EcsTask>>(
                () => StoppedTasks(new TaskQuery(cluster, service, family, Limit: MostStoppedTasks), cancellationToken),
                found => found.Count == 1 ? "1 stopped task" : $"{found.Count} stopped tasks",
                "no stopped task is remembered");

    [Description("What the service ran before and that completed its deployment: the candidate for a rollback.")]
    public Task<Finding<LastGood>> LastGoodRevision(
        [Description("The cluster's name; empty for the default cluster.")] string? cluster,
        [Description("The service's name.")] string service,
        [Description("The task definition that fails.")] string? failing,
        CancellationToken cancellationToken) =>
        new Asking("deployments", $"earlier deployments of {service}", "ecs", $"ListServiceDeployments service={service} SUCCESSFUL, DescribeServiceRevisions", null, Arn($"service/{cluster ?? "*"}/{service}"))
            .Ask(
                () => LastGood(cluster, service, failing, cancellationToken),
                found => $"{found.TaskDefinition} completed its deployment",
                "no other revision completed a deployment in the last 90 days");

    private async Task<IReadOnlyList<EcsTask>?> StoppedTasks(TaskQuery query, CancellationToken cancellationToken)
    {
        var arns = (await ecs.ListTasks(scope, query, cancellationToken)).Arns;
        if (arns.Count == 0)
            return null;

        var described = await ecs.DescribeTasks(scope, query.Cluster, arns, cancellationToken);

        // The desired status STOPPED also lists tasks that are still stopping.
        return [.. described.Tasks.Where(t => t.IsStopped).OrderByDescending(t => t.StoppedAt).ThenBy(t => t.TaskArn, StringComparer.Ordinal)];
    }

    private async Task<LastGood?> LastGood(string? cluster, string service, string? failing, CancellationToken cancellationToken)
    {
        var deployments = await ecs.ListSuccessfulDeployments(scope, cluster, service, DeploymentsLookedAt, cancellationToken);
        if (deployments.Count == 0)
            return null;

        var revisions = await ecs.DescribeServiceRevisions(scope, [.. deployments.Select(d => d.RevisionArn).Distinct()], cancellationToken);
        return deployments
            .Select(d => (d.FinishedAt, Definition: revisions.FirstOrDefault(r => r.Arn == d.RevisionArn)?.TaskDefinitionArn))
            .Where(d => d.Definition is not null && d.Definition != failing)
            .Select(d => new LastGood(Names.Last(d.Definition!), d.FinishedAt))
            .FirstOrDefault();
    }

    private string Arn(string resource) => $"arn:{scope.Partition}:ecs:{scope.Region}:{scope.Account ?? "*"}:{resource}";
}

/// <param name="TaskDefinition"><c>family:revision</c>.</param>
/// <param name="Since">When its deployment had completed.</param>
public sealed record LastGood(string TaskDefinition, DateTimeOffset? Since);
