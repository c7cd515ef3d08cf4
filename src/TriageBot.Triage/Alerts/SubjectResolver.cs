using TriageBot.Triage.Ecs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Alerts;

/// <summary>
/// Finds the service or task that an alert means which names neither: by the target group that the service's tasks stand in, or the family of the
/// task definition. Bounded: in a large account the alert should name the cluster.
/// </summary>
public sealed class SubjectResolver(IEcs ecs)
{
    private const int MostClusters = 10;
    private const int MostServices = 200;

    /// <summary>Null where nothing in this account and Region belongs to it.</summary>
    /// <param name="scope">Where to look.</param>
    /// <param name="cluster">The only cluster to look in; null looks in all, up to ten.</param>
    /// <exception cref="AwsReadException">AWS refused a look-up.</exception>
    public async Task<Target?> Resolve(AwsScope scope, string? cluster, AlertSubject subject, CancellationToken cancellationToken)
    {
        IEnumerable<string> clusters = cluster is not null ? [cluster] : await ecs.ListClusters(scope, cancellationToken);
        foreach (var one in clusters.Take(MostClusters))
        {
            if (await Service(scope, one, subject, cancellationToken) is { } service)
                return new ServiceTarget(scope, one, service.Name);
            if (await Task(scope, one, subject, cancellationToken) is { } task)
                return new TaskTarget(scope, one, task.TaskId);
        }

        return null;
    }

    private async Task<EcsService?> Service(AwsScope scope, string cluster, AlertSubject subject, CancellationToken cancellationToken)
    {
        if (subject.TargetGroups.Count == 0)
            return null;

        var arns = await ecs.ListServices(scope, cluster, MostServices, cancellationToken);
        var services = arns.Count == 0 ? [] : await ecs.DescribeServices(scope, cluster, arns, cancellationToken);
        return services.FirstOrDefault(s => s.TargetGroupArns.Any(arn => subject.TargetGroups.Any(g => arn.EndsWith($":{g}", StringComparison.Ordinal))));
    }

    /// <summary>The family's newest task that stopped and did not end well.</summary>
    private async Task<EcsTask?> Task(AwsScope scope, string cluster, AlertSubject subject, CancellationToken cancellationToken)
    {
        if (subject.Family is null)
            return null;

        var arns = (await ecs.ListTasks(scope, new TaskQuery(cluster, Family: subject.Family), cancellationToken)).Arns;
        var tasks = arns.Count == 0 ? [] : (await ecs.DescribeTasks(scope, cluster, arns, cancellationToken)).Tasks;
        return tasks.OrderBy(t => t.Containers.All(c => c.ExitCode == 0)).ThenByDescending(t => t.StoppedAt).FirstOrDefault();
    }
}
