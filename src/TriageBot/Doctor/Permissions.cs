using TriageBot.Aws;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Metrics;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Doctor;

/// <summary>
/// Each permission of the policy. Most are tried with a read that is harmless, often of a thing that does not exist. A query of Logs Insights costs money, and some
/// reads need a thing that there may be none of: these are simulated.
/// </summary>
internal sealed class Permissions(AwsClients aws, AwsScope scope, TimeProvider time)
{
    private const string NoTask = "00000000000000000000000000000000";
    private const string NoThing = "triagebot-doctor";

    public async Task<IReadOnlyList<Check>> Look(string account, string? roleArn, string cluster, string group, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var window = new TimeWindow(now.AddMinutes(-1), now);
        var role = roleArn is null ? NoThing : roleArn[(roleArn.LastIndexOf('/') + 1)..];
        var roles = roleArn ?? $"arn:{scope.Partition}:iam::{account}:role/*";
        string Ecs(string resource) => $"arn:{scope.Partition}:ecs:{scope.Region}:{account}:{resource}";
        var groups = $"arn:{scope.Partition}:logs:{scope.Region}:{account}:log-group:{group}:*";

        var tried = await Task.WhenAll(
            Trial.Of("ecs:ListClusters", "*", () => aws.Ecs.ListClusters(scope, cancellationToken)),
            Trial.Of("ecs:DescribeClusters", Ecs("cluster/*"), () => aws.Ecs.DescribeCluster(scope, cluster, cancellationToken)),
            Trial.Of("ecs:ListTasks", "*", () => aws.Ecs.ListTasks(scope, new TaskQuery(cluster, Limit: 1), cancellationToken)),
            Trial.Of("ecs:DescribeTasks", Ecs("task/*"), () => aws.Ecs.DescribeTasks(scope, cluster, [NoTask], cancellationToken)),
            Trial.Of("ecs:DescribeTaskDefinition", "*", () => aws.Ecs.DescribeTaskDefinition(scope, $"{NoThing}:1", cancellationToken)),
            Trial.Of("ecs:DescribeServices", Ecs("service/*"), () => aws.Ecs.DescribeService(scope, cluster, NoThing, cancellationToken)),
            Trial.Of("ecs:ListServices", "*", () => aws.Ecs.ListServices(scope, cluster, 1, cancellationToken)),
            Trial.Of("ecs:ListServiceDeployments", Ecs("service/*"), () => aws.Ecs.ListSuccessfulDeployments(scope, cluster, NoThing, 1, cancellationToken)),
            Trial.Of("ecs:DescribeServiceRevisions", Ecs("service-revision/*"), () => aws.Ecs.DescribeServiceRevisions(scope, [Ecs($"service-revision/{cluster}/{NoThing}/1")], cancellationToken)),
            Trial.Of("ecs:DescribeContainerInstances", Ecs("container-instance/*"), () => aws.Ecs.DescribeContainerInstances(scope, cluster, [NoTask], cancellationToken)),
            Trial.Of("logs:DescribeLogGroups", "*", () => aws.Logs.DescribeLogGroups(scope, group, cancellationToken)),
            Trial.Of("logs:FilterLogEvents", groups, () => aws.Logs.Filter(scope, new LogFilter(group, "", window, [], 1), cancellationToken)),
            Trial.Of("logs:GetLogEvents", groups, () => aws.Logs.ReadTail(scope, new LogStreamRef(group, NoThing), window, 1, cancellationToken)),
            Trial.Of("cloudwatch:GetMetricData", "*", () => aws.Metrics.GetMetricData(scope, [new MetricQuery("m", "AWS/ECS", "MemoryUtilization", "Maximum", [new MetricDimension("ClusterName", cluster)])], window, TimeSpan.FromMinutes(1), cancellationToken)),
            Trial.Of("iam:GetRole", roles, () => aws.Iam.GetRole(scope, role, cancellationToken)),
            Trial.Of("iam:SimulatePrincipalPolicy", roles, () => aws.Iam.Simulate(scope, roles, ["ecs:DescribeTasks"], [], cancellationToken)));
        return
        [
            .. tried,
            .. await new AccountPermissions(aws, scope).Look(account, cluster, cancellationToken),
            .. await Simulated(["logs:StartQuery", "logs:GetQueryResults", "logs:GetLogRecord"], roleArn, groups, cancellationToken),
            .. await Simulated(["logs:StopQuery"], roleArn, "*", cancellationToken),
            .. await Simulated(["iam:ListAttachedRolePolicies", "iam:ListRolePolicies", "iam:GetRolePolicy"], roleArn, roles, cancellationToken),
            .. await Simulated(["iam:GetPolicy", "iam:GetPolicyVersion"], roleArn, $"arn:{scope.Partition}:iam::{account}:policy/{NoThing}", cancellationToken),
        ];
    }

    private async Task<IEnumerable<Check>> Simulated(IReadOnlyList<string> actions, string? roleArn, string resource, CancellationToken cancellationToken)
    {
        if (roleArn is null)
            return actions.Select(a => new Check("permissions", a, CheckStatus.Unknown, "not told: only a role's policies are simulated, and the caller is none", How: "simulated"));

        try
        {
            var decided = await aws.Iam.Simulate(scope, roleArn, actions, resource == "*" ? [] : [resource], cancellationToken);
            return actions.Select(a => decided.Where(d => d.Action == a).All(d => d.IsAllowed)
                ? new Check("permissions", a, CheckStatus.Pass, "allowed", How: "simulated")
                : new Check("permissions", a, CheckStatus.Fail, "denied by the role's policies", Trial.Grant(a, resource), "simulated"));
        }
        catch (AwsReadException error)
        {
            return actions.Select(a => new Check("permissions", a, CheckStatus.Unknown, $"not told: {error.Failure.Operation}: {error.Failure.Code}", How: "simulated"));
        }
    }
}
