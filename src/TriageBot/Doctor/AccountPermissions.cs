using TriageBot.Aws;
using TriageBot.Triage.Ecr;
using TriageBot.Triage.Targets;

namespace TriageBot.Doctor;

/// <summary>The permissions for what surrounds a task. Each is tried with a read of a thing that does not exist, which says only whether one may ask.</summary>
internal sealed class AccountPermissions(AwsClients aws, AwsScope scope)
{
    private const string NoThing = "triagebot-doctor";
    private const string NoId = "00000000000000000";

    private static readonly EcrRepositoryName s_noRepository = new(null, NoThing);
    private static readonly EcrImageId s_noImage = new(NoThing, null);

    public async Task<IReadOnlyList<Check>> Look(string account, string cluster, CancellationToken cancellationToken)
    {
        string Arn(string service, string resource) => $"arn:{scope.Partition}:{service}:{scope.Region}:{account}:{resource}";
        var repositories = Arn("ecr", "repository/*");
        var systems = Arn("elasticfilesystem", "file-system/*");
        var group = Arn("elasticloadbalancing", $"targetgroup/{NoThing}/0000000000000000");
        return await Task.WhenAll(
            Trial.Of("ecs:ListContainerInstances", Arn("ecs", "cluster/*"), () => aws.Ecs.ListContainerInstances(scope, cluster, 1, cancellationToken)),
            Trial.Of("ecs:DescribeCapacityProviders", Arn("ecs", "capacity-provider/*"), () => aws.Ecs.DescribeCapacityProviders(scope, null, ["FARGATE"], cancellationToken)),
            Trial.Of("ec2:DescribeSubnets", "*", () => aws.Ec2.DescribeSubnets(scope, [$"subnet-{NoId}"], cancellationToken)),
            Trial.Of("ec2:DescribeRouteTables", "*", () => aws.Ec2.DescribeRouteTables(scope, $"vpc-{NoId}", cancellationToken)),
            Trial.Of("ec2:DescribeNetworkAcls", "*", () => aws.Ec2.DescribeNetworkAcls(scope, $"vpc-{NoId}", cancellationToken)),
            Trial.Of("ec2:DescribeSecurityGroups", "*", () => aws.Ec2.DescribeSecurityGroups(scope, [$"sg-{NoId}"], cancellationToken)),
            Trial.Of("ec2:DescribeVpcEndpoints", "*", () => aws.Ec2.DescribeVpcEndpoints(scope, $"vpc-{NoId}", cancellationToken)),
            Trial.Of("ec2:DescribeNatGateways", "*", () => aws.Ec2.DescribeNatGateways(scope, $"vpc-{NoId}", cancellationToken)),
            Trial.Of("ec2:DescribeInternetGateways", "*", () => aws.Ec2.DescribeInternetGateways(scope, $"vpc-{NoId}", cancellationToken)),
            Trial.Of("ec2:DescribeNetworkInterfaces", "*", () => aws.Ec2.DescribeNetworkInterfaces(scope, [$"eni-{NoId}"], cancellationToken)),
            Trial.Of("ec2:DescribeVpcAttribute", Arn("ec2", "vpc/*"), () => aws.Ec2.DescribeVpcDns(scope, $"vpc-{NoId}", cancellationToken)),
            Trial.Of("ec2:DescribeVpcBlockPublicAccessOptions", "*", () => aws.Ec2.DescribeBlockPublicAccess(scope, cancellationToken)),
            Trial.Of("ec2:DescribeVpcBlockPublicAccessExclusions", "*", () => aws.Ec2.DescribeBlockPublicAccessExclusions(scope, cancellationToken)),
            Trial.Of("ecr:DescribeImages", repositories, () => aws.Ecr.DescribeImage(scope, s_noRepository, s_noImage, cancellationToken)),
            Trial.Of("ecr:BatchGetImage", repositories, () => aws.Ecr.GetManifest(scope, s_noRepository, s_noImage, cancellationToken)),
            Trial.Of("elasticloadbalancing:DescribeTargetGroups", "*", () => aws.ElasticLoadBalancing.DescribeTargetGroup(scope, group, cancellationToken)),
            Trial.Of("elasticloadbalancing:DescribeTargetHealth", "*", () => aws.ElasticLoadBalancing.DescribeTargetHealth(scope, group, cancellationToken)),
            Trial.Of("secretsmanager:DescribeSecret", Arn("secretsmanager", "secret:*"), () => aws.SecretsManager.DescribeSecret(scope, NoThing, cancellationToken)),
            Trial.Of("ssm:DescribeParameters", "*", () => aws.SystemsManager.DescribeParameters(scope, [NoThing], cancellationToken)),
            Trial.Of("elasticfilesystem:DescribeFileSystems", systems, () => aws.Efs.DescribeFileSystem(scope, $"fs-{NoId}", cancellationToken)),
            Trial.Of("elasticfilesystem:DescribeMountTargets", systems, () => aws.Efs.DescribeMountTargets(scope, $"fs-{NoId}", cancellationToken)),
            Trial.Of("elasticfilesystem:DescribeMountTargetSecurityGroups", systems, () => aws.Efs.DescribeMountTargetSecurityGroups(scope, $"fsmt-{NoId}", cancellationToken)),
            Trial.Of("servicequotas:ListServiceQuotas", "*", () => aws.ServiceQuotas.ListServiceQuotas(scope, "fargate", cancellationToken)));
    }
}
