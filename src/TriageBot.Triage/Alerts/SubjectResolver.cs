using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Alerts;

/// <summary>
/// Finds the service or task that an alert means which names neither: by the target group or load balancer that the service's tasks stand behind, or
/// the family of the task definition; and of a service the task that died in the alert's time. Bounded: in a large account the alert should name the cluster.
/// </summary>
public sealed class SubjectResolver(IEcs ecs, IElasticLoadBalancing loadBalancing)
{
    private const int MostClusters = 10;
    private const int MostServices = 200;
    private const int MostTargetGroups = 20;
    private const int MostTasks = 100;

    /// <summary>An alarm fires some minutes after what it tells of.</summary>
    private static readonly TimeSpan s_before = TimeSpan.FromMinutes(30);

    /// <summary>Clocks differ, and a task's record is written a little after its end.</summary>
    private static readonly TimeSpan s_after = TimeSpan.FromMinutes(2);

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

    /// <summary>The service's task that failed last in the alert's time, where a later one would hide it; else the service itself, whose newest failure is explained.</summary>
    /// <exception cref="AwsReadException">AWS refused a look-up.</exception>
    public async Task<Target> Died(ServiceTarget service, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var arns = (await ecs.ListTasks(service.Scope, new TaskQuery(service.Cluster, service.Service, Limit: MostTasks), cancellationToken)).Arns;
        var failed = arns.Count == 0 ? [] : (await ecs.DescribeTasks(service.Scope, service.Cluster, arns, cancellationToken)).Tasks.Where(HasFailed).OrderByDescending(t => t.StoppedAt).ToList();
        var inTime = failed.FirstOrDefault(t => t.StoppedAt >= at - s_before && t.StoppedAt <= at + s_after);
        return inTime is null || ReferenceEquals(inTime, failed[0]) ? service : new TaskTarget(service.Scope, inTime.Cluster ?? service.Cluster, inTime.TaskId);
    }

    private async Task<EcsService?> Service(AwsScope scope, string cluster, AlertSubject subject, CancellationToken cancellationToken)
    {
        if (subject.TargetGroups.Count == 0 && subject.LoadBalancers.Count == 0)
            return null;

        var arns = await ecs.ListServices(scope, cluster, MostServices, cancellationToken);
        var services = arns.Count == 0 ? [] : await ecs.DescribeServices(scope, cluster, arns, cancellationToken);
        if (services.FirstOrDefault(s => s.TargetGroupArns.Any(arn => Names(subject.TargetGroups, arn))) is { } found)
            return found;

        foreach (var (service, arn) in services.SelectMany(s => s.TargetGroupArns.Select(arn => (s, arn))).Take(subject.LoadBalancers.Count == 0 ? 0 : MostTargetGroups))
        {
            if (await loadBalancing.DescribeTargetGroup(scope, arn, cancellationToken) is { } group && group.LoadBalancerArns.Any(l => subject.LoadBalancers.Any(named => l.EndsWith($"loadbalancer/{named}", StringComparison.Ordinal))))
                return service;
        }

        return null;
    }

    /// <summary>The family's newest task that stopped and did not end well.</summary>
    private async Task<EcsTask?> Task(AwsScope scope, string cluster, AlertSubject subject, CancellationToken cancellationToken)
    {
        if (subject.Family is null)
            return null;

        var arns = (await ecs.ListTasks(scope, new TaskQuery(cluster, Family: subject.Family, Limit: MostTasks), cancellationToken)).Arns;
        var tasks = arns.Count == 0 ? [] : (await ecs.DescribeTasks(scope, cluster, arns, cancellationToken)).Tasks;
        return tasks.OrderByDescending(HasFailed).ThenByDescending(t => t.StoppedAt).FirstOrDefault();
    }

    private static bool Names(IReadOnlyList<string> named, string arn) => named.Any(n => arn.EndsWith($":{n}", StringComparison.Ordinal));

    /// <summary>Roughly: what it was is found out later.</summary>
    private static bool HasFailed(EcsTask task) => !NormalStop.Is(task) && (task.Containers.Count == 0 || task.Containers.Any(c => c.ExitCode != 0));
}
