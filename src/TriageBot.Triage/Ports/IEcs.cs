using TriageBot.Triage.Ecs;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Ports;

/// <summary>The reads of Amazon ECS that an investigation needs. Every method throws <see cref="AwsReadException"/> where AWS refuses.</summary>
public interface IEcs
{
    /// <summary>DescribeTasks, in calls of at most 100. What is unknown comes back in <see cref="DescribedTasks.Missing"/>, not as an error.</summary>
    Task<DescribedTasks> DescribeTasks(AwsScope scope, string? cluster, IReadOnlyList<string> tasks, CancellationToken cancellationToken);

    /// <summary>ListTasks, following pages until <see cref="TaskQuery.Limit"/> ARNs are there.</summary>
    Task<TaskArns> ListTasks(AwsScope scope, TaskQuery query, CancellationToken cancellationToken);

    /// <summary>DescribeTaskDefinition; a revision never changes, so it is cached for good.</summary>
    Task<TaskDefinition> DescribeTaskDefinition(AwsScope scope, string taskDefinition, CancellationToken cancellationToken);

    /// <summary>DescribeServices for one service; null where it does not exist.</summary>
    Task<EcsService?> DescribeService(AwsScope scope, string? cluster, string service, CancellationToken cancellationToken);

    /// <summary>DescribeServices, in calls of at most 10: those that exist of these.</summary>
    Task<IReadOnlyList<EcsService>> DescribeServices(AwsScope scope, string? cluster, IReadOnlyList<string> services, CancellationToken cancellationToken);

    /// <summary>ListServices: ARNs, following pages until <paramref name="limit"/> are there.</summary>
    Task<IReadOnlyList<string>> ListServices(AwsScope scope, string? cluster, int limit, CancellationToken cancellationToken);

    /// <summary>ListClusters: the names, following pages.</summary>
    Task<IReadOnlyList<string>> ListClusters(AwsScope scope, CancellationToken cancellationToken);

    /// <summary>ListServiceDeployments with status SUCCESSFUL, newest first, at most <paramref name="limit"/>: the service revisions that they reached.</summary>
    Task<IReadOnlyList<SuccessfulDeployment>> ListSuccessfulDeployments(AwsScope scope, string? cluster, string service, int limit, CancellationToken cancellationToken);

    /// <summary>DescribeServiceRevisions: which task definition each of these revisions ran; at most 20.</summary>
    Task<IReadOnlyList<ServiceRevision>> DescribeServiceRevisions(AwsScope scope, IReadOnlyList<string> revisionArns, CancellationToken cancellationToken);

    /// <summary>DescribeClusters for one cluster, with its settings; null where it does not exist.</summary>
    Task<EcsCluster?> DescribeCluster(AwsScope scope, string? cluster, CancellationToken cancellationToken);

    /// <summary>DescribeContainerInstances, in calls of at most 100: the EC2 hosts that exist of these.</summary>
    Task<IReadOnlyList<ContainerInstance>> DescribeContainerInstances(AwsScope scope, string? cluster, IReadOnlyList<string> instances, CancellationToken cancellationToken);

    /// <summary>ListContainerInstances with status ACTIVE: ARNs of the cluster's EC2 hosts that take tasks, following pages until <paramref name="limit"/> are there.</summary>
    Task<IReadOnlyList<string>> ListContainerInstances(AwsScope scope, string? cluster, int limit, CancellationToken cancellationToken);

    /// <summary>DescribeCapacityProviders, in calls of at most 100: those of these that exist.</summary>
    /// <param name="cluster">Where the providers of one cluster are meant.</param>
    Task<IReadOnlyList<ClusterCapacityProvider>> DescribeCapacityProviders(AwsScope scope, string? cluster, IReadOnlyList<string> names, CancellationToken cancellationToken);
}

/// <summary>What ListTasks is asked. The desired status STOPPED lists what ECS still remembers, about one hour.</summary>
public sealed record TaskQuery(string? Cluster, string? Service = null, string? Family = null, string DesiredStatus = "STOPPED", int Limit = 100);

/// <summary>ARNs of tasks.</summary>
/// <param name="Complete">False where the limit cut the list.</param>
public sealed record TaskArns(IReadOnlyList<string> Arns, bool Complete);

/// <summary>Tasks that ECS knows, and the ids or ARNs that it does not (any more).</summary>
public sealed record DescribedTasks(IReadOnlyList<EcsTask> Tasks, IReadOnlyList<MissingTask> Missing);

/// <param name="Reason">Usually <c>MISSING</c>: unknown, forgotten, or of another cluster or Region.</param>
public sealed record MissingTask(string Task, string Reason, string? Detail = null);

/// <param name="RevisionArn">The service revision that the deployment brought.</param>
public sealed record SuccessfulDeployment(string RevisionArn, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt);

/// <param name="Arn">The service revision's ARN.</param>
/// <param name="TaskDefinitionArn">What its tasks run.</param>
public sealed record ServiceRevision(string Arn, string TaskDefinitionArn);
