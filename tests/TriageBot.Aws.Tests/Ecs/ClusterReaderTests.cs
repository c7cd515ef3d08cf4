using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Ecs;

namespace TriageBot.Aws.Tests.Ecs;

public sealed class ClusterReaderTests : IDisposable
{
    private const string Arn = "arn:aws:ecs:eu-central-1:111122223333";
    private readonly Account _account = new();

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task Clusters_are_named_over_all_pages()
    {
        _account.Aws.On("ListClusters", request => Reply.Raw(request.Json.ContainsKey("nextToken")
            ? $$"""{"clusterArns":["{{Arn}}:cluster/b"]}"""
            : $$"""{"clusterArns":["{{Arn}}:cluster/a"],"nextToken":"n"}"""));

        (await _account.Clients.Ecs.ListClusters(_account.Scope, TestContext.Current.CancellationToken)).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task A_cluster_tells_whether_Container_Insights_is_on()
    {
        _account.Aws.On("DescribeClusters", _ => Reply.Raw($$"""
            {"clusters":[{"clusterArn":"{{Arn}}:cluster/prod","clusterName":"prod","status":"ACTIVE","registeredContainerInstancesCount":2,
              "settings":[{"name":"containerInsights","value":"enhanced"}],"capacityProviders":["FARGATE"]}],"failures":[]}
            """));

        var cluster = (await Describe("prod"))!;

        (cluster.Name, cluster.Status, cluster.ContainerInsights, cluster.ContainerInstances).ShouldBe(("prod", "ACTIVE", "enhanced", 2));
        cluster.CapacityProviders.ShouldBe(["FARGATE"]);
        _account.Aws.Requests.Single().Body.ShouldBe("""{"clusters":["prod"],"include":["SETTINGS"]}""");
    }

    [Fact]
    public async Task A_cluster_that_is_missing_is_null_and_none_means_the_default_one()
    {
        _account.Aws.On("DescribeClusters", _ => Reply.Raw($$"""{"clusters":[],"failures":[{"arn":"{{Arn}}:cluster/default","reason":"MISSING"}]}"""));

        (await Describe(null)).ShouldBeNull();
        _account.Aws.Requests.Single().Body.ShouldBe("""{"include":["SETTINGS"]}""");
    }

    [Fact]
    public async Task A_host_tells_whether_its_agent_is_there_and_what_is_free()
    {
        _account.Aws.On("DescribeContainerInstances", _ => Reply.Raw($$"""
            {"containerInstances":[{"containerInstanceArn":"{{Arn}}:container-instance/prod/1","ec2InstanceId":"i-1","status":"DRAINING","agentConnected":false,
              "versionInfo":{"agentVersion":"1.89.0"},"attributes":[{"name":"ecs.capability.execution-role-awslogs"},{"name":"ecs.cpu-architecture","value":"arm64"}],
              "remainingResources":[{"name":"CPU","type":"INTEGER","doubleValue":0.0,"longValue":0,"integerValue":512},{"name":"MEMORY","type":"INTEGER","integerValue":100},
                {"name":"PORTS","type":"STRINGSET","stringSetValue":["22","x"]},{"name":"GPU","type":"STRINGSET","stringSetValue":["gpu-1","gpu-2"]}]}],"failures":[{"arn":"2","reason":"MISSING"}]}
            """));

        var host = (await _account.Clients.Ecs.DescribeContainerInstances(_account.Scope, "prod", ["1", "2"], TestContext.Current.CancellationToken)).ShouldHaveSingleItem();

        (host.Ec2InstanceId, host.Status, host.AgentConnected, host.AgentVersion).ShouldBe(("i-1", "DRAINING", false, "1.89.0"));
        (host.RemainingCpu, host.RemainingMemoryMiB, host.RemainingGpus).ShouldBe((512, 100, 2));
        host.ReservedPorts.ShouldBe([22]);
        host.Attributes.ShouldBe(new Dictionary<string, string> { ["ecs.capability.execution-role-awslogs"] = "", ["ecs.cpu-architecture"] = "arm64" });
        _account.Aws.Requests.Single().Body.ShouldBe("""{"cluster":"prod","containerInstances":["1","2"]}""");
    }

    [Fact]
    public async Task Hosts_that_take_tasks_are_listed_until_there_are_enough()
    {
        _account.Aws.On("ListContainerInstances", request => Reply.Raw(request.Json.ContainsKey("nextToken")
            ? $$"""{"containerInstanceArns":["{{Arn}}:container-instance/prod/2","{{Arn}}:container-instance/prod/3"],"nextToken":"m"}"""
            : $$"""{"containerInstanceArns":["{{Arn}}:container-instance/prod/1"],"nextToken":"n"}"""));

        (await _account.Clients.Ecs.ListContainerInstances(_account.Scope, "prod", 2, TestContext.Current.CancellationToken))
            .ShouldBe([$"{Arn}:container-instance/prod/1", $"{Arn}:container-instance/prod/2"]);
        _account.Aws.Requests.First().Body.ShouldBe("""{"cluster":"prod","status":"ACTIVE","maxResults":2}""");
    }

    [Fact]
    public async Task A_capacity_provider_tells_its_state_and_why_its_last_change_failed()
    {
        _account.Aws.On("DescribeCapacityProviders", _ => Reply.Raw("""
            {"capacityProviders":[{"name":"hosts","type":"EC2_AUTOSCALING","status":"ACTIVE","updateStatus":"UPDATE_FAILED","updateStatusReason":"no such group",
              "autoScalingGroupProvider":{"autoScalingGroupArn":"arn:asg","managedScaling":{"status":"ENABLED","targetCapacity":100}}}],"failures":[{"arn":"x","reason":"MISSING"}]}
            """));

        (await _account.Clients.Ecs.DescribeCapacityProviders(_account.Scope, "prod", ["hosts", "gone"], TestContext.Current.CancellationToken)).ShouldHaveSingleItem()
            .ShouldBe(new ClusterCapacityProvider("hosts", "EC2_AUTOSCALING", "ACTIVE", "UPDATE_FAILED", "no such group", "arn:asg", "ENABLED"));
    }

    private Task<EcsCluster?> Describe(string? cluster) => _account.Clients.Ecs.DescribeCluster(_account.Scope, cluster, TestContext.Current.CancellationToken);
}
