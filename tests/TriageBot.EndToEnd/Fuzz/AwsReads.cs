using TriageBot.Aws;
using TriageBot.Triage.Ecr;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Metrics;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.EndToEnd.Fuzz;

/// <summary>One read of each kind, of what <c>evidence.case.json</c> and <c>account.case.json</c> record.</summary>
internal static class AwsReads
{
    public const string Region = "eu-central-1";

    private const string Service = "arn:aws:ecs:eu-central-1:111122223333:service/prod/checkout";
    private const string Role = "arn:aws:iam::111122223333:role/service-role/ecsExec";
    private const string Group = "/ecs/cheap";

    private const string TargetGroup = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/checkout/0123456789abcdef";

    private static readonly EcrRepositoryName s_repository = new(null, "team/checkout");
    private static readonly AwsScope s_scope = new("111122223333", Region);
    private static readonly AwsScope s_other = new("444455556666", Region, new AwsRole("arn:aws:iam::444455556666:role/triage", "7f3"));
    private static readonly DateTimeOffset s_until = new(2026, 1, 1, 14, 10, 0, TimeSpan.Zero);
    private static readonly TimeWindow s_window = new(s_until.AddHours(-2), s_until);

    public static IReadOnlyList<Func<AwsClients, CancellationToken, Task>> All { get; } =
    [
        (aws, c) => aws.Ecs.DescribeTasks(s_scope, "prod", ["00000000000000000000000000000001"], c),
        (aws, c) => aws.Ecs.ListTasks(s_scope, new TaskQuery("prod", "checkout"), c),
        (aws, c) => aws.Ecs.DescribeTaskDefinition(s_scope, "checkout:42", c),
        (aws, c) => aws.Ecs.DescribeService(s_scope, "prod", "checkout", c),
        (aws, c) => aws.Ecs.ListClusters(s_scope, c),
        (aws, c) => aws.Ecs.ListSuccessfulDeployments(s_scope, "prod", Service, 5, c),
        (aws, c) => aws.Ecs.DescribeServiceRevisions(s_scope, ["arn:aws:ecs:eu-central-1:111122223333:service-revision/prod/checkout/r1"], c),
        (aws, c) => aws.Ecs.DescribeCluster(s_scope, "prod", c),
        (aws, c) => aws.Ecs.DescribeContainerInstances(s_scope, "prod", ["arn:aws:ecs:eu-central-1:111122223333:container-instance/prod/aaaa"], c),
        (aws, c) => aws.Ecs.ListContainerInstances(s_scope, "prod", 5, c),
        (aws, c) => aws.Ecs.DescribeCapacityProviders(s_scope, null, ["FARGATE"], c),
        (aws, c) => aws.Ec2.DescribeSubnets(s_scope, ["subnet-1"], c),
        (aws, c) => aws.Ec2.DescribeRouteTables(s_scope, "vpc-1", c),
        (aws, c) => aws.Ec2.DescribeNetworkAcls(s_scope, "vpc-1", c),
        (aws, c) => aws.Ec2.DescribeSecurityGroups(s_scope, ["sg-app"], c),
        (aws, c) => aws.Ec2.DescribeVpcEndpoints(s_scope, "vpc-1", c),
        (aws, c) => aws.Ec2.DescribeNatGateways(s_scope, "vpc-1", c),
        (aws, c) => aws.Ec2.DescribeInternetGateways(s_scope, "vpc-1", c),
        (aws, c) => aws.Ec2.DescribeNetworkInterfaces(s_scope, ["eni-1"], c),
        (aws, c) => aws.Ec2.DescribeVpcDns(s_scope, "vpc-1", c),
        (aws, c) => aws.Ec2.DescribeBlockPublicAccess(s_scope, c),
        (aws, c) => aws.Ec2.DescribeBlockPublicAccessExclusions(s_scope, c),
        (aws, c) => aws.Ecr.DescribeImage(s_scope, s_repository, new EcrImageId("1.4.1", null), c),
        (aws, c) => aws.Ecr.ListNewestImages(s_scope, s_repository, 5, c),
        (aws, c) => aws.Ecr.GetManifest(s_scope, s_repository, new EcrImageId("1.4.1", null), c),
        (aws, c) => aws.ElasticLoadBalancing.DescribeTargetGroup(s_scope, TargetGroup, c),
        (aws, c) => aws.ElasticLoadBalancing.DescribeTargetHealth(s_scope, TargetGroup, c),
        (aws, c) => aws.SecretsManager.DescribeSecret(s_scope, "prod/db", c),
        (aws, c) => aws.SystemsManager.DescribeParameters(s_scope, ["/app/db"], c),
        (aws, c) => aws.Efs.DescribeFileSystem(s_scope, "fs-1", c),
        (aws, c) => aws.Efs.DescribeMountTargets(s_scope, "fs-1", c),
        (aws, c) => aws.Efs.DescribeMountTargetSecurityGroups(s_scope, "fsmt-00000001", c),
        (aws, c) => aws.ServiceQuotas.ListServiceQuotas(s_scope, "fargate", c),
        (aws, c) => aws.Logs.ReadTail(s_scope, new LogStreamRef("/aws/events/ecs", "e1"), s_window, 100, c),
        (aws, c) => aws.Logs.ReadAt(s_scope, new LogStreamRef("/aws/events/ecs", "e1"), s_until.AddMinutes(-10), c),
        (aws, c) => aws.Logs.Filter(s_scope, new LogFilter("/aws/events/ecs", "", s_window, []), c),
        (aws, c) => aws.Logs.DescribeLogGroups(s_scope, "/", c),
        (aws, c) => aws.Insights.Query(s_scope, [Group], "fields @timestamp, @message, @ptr", s_window, 100, 1_000_000, c),
        (aws, c) => aws.Insights.GetLogRecord(s_scope, "pointer", c),
        (aws, c) => aws.Metrics.GetMetricData(s_scope, [new MetricQuery("m", "ECS/ContainerInsights", "MemoryUtilized", "Maximum", [new("ServiceName", "checkout"), new("ClusterName", "prod")])], s_window, TimeSpan.FromMinutes(1), c),
        (aws, c) => aws.Iam.GetRole(s_scope, "ecsExec", c),
        (aws, c) => aws.Iam.GetRolePolicies(s_scope, "ecsExec", c),
        (aws, c) => aws.Iam.Simulate(s_scope, Role, ["sqs:SendMessage"], ["arn:aws:sqs:eu-central-1:111122223333:q"], c),
        (aws, c) => aws.Identity.GetCallerIdentity(s_other, c),
    ];
}
