namespace TriageBot.Replay.Tests.Ecs;

public sealed class EcsReadsTests
{
    private const string Revision = "arn:aws:ecs:eu-central-1:111122223333:service-revision/prod/checkout/";

    [Theory]
    [InlineData("checkout:41", 41)]
    [InlineData("checkout:43", 43)]
    [InlineData("checkout", 42)]
    [InlineData("arn:aws:ecs:eu-central-1:111122223333:task-definition/checkout:41", 41)]
    public async Task A_task_definition_is_found_by_revision_by_arn_and_by_family_the_newest_active(string name, int revision)
    {
        var reply = await Given.Aws().Ecs("DescribeTaskDefinition", $$"""{"taskDefinition":"{{name}}"}""");

        reply.Json.GetProperty("taskDefinition").GetProperty("revision").GetInt32().ShouldBe(revision);
        reply.Json.TryGetProperty("tags", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Tags_stand_beside_the_task_definition_and_labels_are_not_times()
    {
        var reply = await Given.Aws().Ecs("DescribeTaskDefinition", """{"taskDefinition":"checkout:42","include":["TAGS"]}""");

        reply.Json.GetProperty("tags")[0].GetProperty("key").GetString().ShouldBe("team");
        var definition = reply.Json.GetProperty("taskDefinition");
        definition.TryGetProperty("tags", out _).ShouldBeFalse();
        definition.GetProperty("registeredAt").GetInt64().ShouldBe(1767274200);
        definition.GetProperty("containerDefinitions")[0].GetProperty("dockerLabels").GetProperty("builtAt").GetString().ShouldBe("2026-01-01T10:00:00Z");
    }

    [Fact]
    public async Task An_unknown_task_definition_is_a_client_exception() =>
        (await Given.Aws().Ecs("DescribeTaskDefinition", """{"taskDefinition":"checkout:99"}""")).ShouldRefuse("ClientException", "Unable to describe task definition.");

    [Fact]
    public async Task Services_are_described_by_name_and_arn_and_missing_ones_named()
    {
        var aws = Given.Aws();

        var reply = await aws.Ecs("DescribeServices", """{"cluster":"prod","services":["checkout","cart"]}""");
        reply.Texts("services", "serviceName").ShouldBe(["checkout"]);
        reply.Texts("failures", "arn").ShouldBe(["arn:aws:ecs:eu-central-1:111122223333:service/prod/cart"]);
        reply.Json.GetProperty("services")[0].GetProperty("createdAt").GetRawText().ShouldBe("1748764800.5");
        (await aws.Ecs("DescribeServices", """{"cluster":"prod","services":["arn:aws:ecs:eu-central-1:111122223333:service/prod/checkout"]}""")).Texts("services", "serviceName").ShouldBe(["checkout"]);
        (await aws.Ecs("DescribeServices", """{"cluster":"prod","services":["a","b","c","d","e","f","g","h","i","j","k"]}""")).ShouldRefuse("InvalidParameterException");
    }

    [Fact]
    public async Task Clusters_and_services_are_listed()
    {
        var aws = Given.Aws();

        (await aws.Ecs("ListClusters", "{}")).Texts("clusterArns").Length.ShouldBe(2);
        (await aws.Ecs("ListServices", """{"cluster":"prod"}""")).Texts("serviceArns").Single().ShouldEndWith("service/prod/checkout");
        var described = await aws.Ecs("DescribeClusters", """{"clusters":["prod","nowhere"]}""");
        described.Texts("clusters", "clusterName").ShouldBe(["prod"]);
        described.Texts("failures", "reason").ShouldBe(["MISSING"]);
    }

    [Fact]
    public async Task Deployments_are_listed_newest_first_and_lead_to_their_revisions()
    {
        var aws = Given.Aws();

        var all = await aws.Ecs("ListServiceDeployments", """{"cluster":"prod","service":"checkout"}""");
        all.Texts("serviceDeployments", "targetServiceRevisionArn").ShouldBe([Revision + "r2", Revision + "r1"]);
        all.Json.GetProperty("serviceDeployments")[0].TryGetProperty("sourceServiceRevisions", out _).ShouldBeFalse();
        (await aws.Ecs("ListServiceDeployments", """{"cluster":"prod","service":"checkout","status":["SUCCESSFUL"]}""")).Texts("serviceDeployments", "targetServiceRevisionArn").ShouldBe([Revision + "r1"]);
        (await aws.Ecs("ListServiceDeployments", """{"cluster":"prod","service":"cart"}""")).ShouldRefuse("ServiceNotFoundException");

        var revisions = await aws.Ecs("DescribeServiceRevisions", $$"""{"serviceRevisionArns":["{{Revision}}r1","{{Revision}}r2"]}""");
        revisions.Texts("serviceRevisions", "taskDefinition").ShouldBe(["arn:aws:ecs:eu-central-1:111122223333:task-definition/checkout:41"]);
        revisions.Texts("failures", "arn").ShouldBe([Revision + "r2"]);
    }

    [Theory]
    [InlineData("services", "DescribeServices", """{"cluster":"prod","services":["checkout"]}""")]
    [InlineData("services", "ListServices", """{"cluster":"prod"}""")]
    [InlineData("clusters", "ListClusters", "{}")]
    [InlineData("taskDefinitions", "DescribeTaskDefinition", """{"taskDefinition":"checkout"}""")]
    [InlineData("serviceDeployments", "ListServiceDeployments", """{"cluster":"prod","service":"checkout"}""")]
    [InlineData("serviceRevisions", "DescribeServiceRevisions", """{"serviceRevisionArns":["a"]}""")]
    public async Task Each_list_that_is_not_recorded_is_denied_by_itself(string list, string operation, string request)
    {
        var reply = await Given.Aws(c => c["ecs"]!.AsObject().Remove(list)).Ecs(operation, request);

        reply.ShouldRefuse("AccessDeniedException");
        reply.Message.ShouldContain($"ecs:{operation} on resource");
    }
}
