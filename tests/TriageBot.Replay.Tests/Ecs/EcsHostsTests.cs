using System.Text.Json.Nodes;

namespace TriageBot.Replay.Tests.Ecs;

public sealed class EcsHostsTests
{
    private const string Host = "arn:aws:ecs:eu-central-1:111122223333:container-instance/prod/aaaa";

    [Fact]
    public async Task A_deployment_is_described_in_full_and_a_missing_one_named()
    {
        const string Arn = "arn:aws:ecs:eu-central-1:111122223333:service-deployment/prod/checkout/";
        var reply = await Given.EvidenceAws().Ecs("DescribeServiceDeployments", $$"""{"serviceDeploymentArns":["{{Arn}}d2","{{Arn}}d9"]}""");

        var expected = Given.Evidence()["ecs"]!["serviceDeployments"]![0]!;
        expected["finishedAt"] = 1767275880;
        JsonNode.DeepEquals(JsonNode.Parse(reply.Json.GetProperty("serviceDeployments")[0].GetRawText()), expected).ShouldBeTrue(reply.Body);
        reply.Texts("failures", "arn").ShouldBe([Arn + "d9"]);
    }

    [Fact]
    public async Task Hosts_are_listed_by_status_and_described_with_what_is_asked_for()
    {
        var aws = Given.EvidenceAws();

        (await aws.Ecs("ListContainerInstances", """{"cluster":"prod","maxResults":1}""")).Texts("containerInstanceArns").ShouldBe([Host]);
        (await aws.Ecs("ListContainerInstances", """{"cluster":"prod","status":"DRAINING"}""")).Texts("containerInstanceArns").Single().ShouldEndWith("/bbbb");
        (await aws.Ecs("ListContainerInstances", """{"cluster":"prod","filter":"agentConnected==true"}""")).ShouldRefuse("InvalidParameterException");

        var plain = await aws.Ecs("DescribeContainerInstances", $$"""{"cluster":"prod","containerInstances":["{{Host}}","cccc"]}""");
        plain.Json.GetProperty("containerInstances")[0].TryGetProperty("healthStatus", out _).ShouldBeFalse();
        plain.Texts("failures", "arn").ShouldBe(["arn:aws:ecs:eu-central-1:111122223333:container-instance/prod/cccc"]);
        var full = (await aws.Ecs("DescribeContainerInstances", """{"cluster":"prod","containerInstances":["aaaa"],"include":["TAGS","CONTAINER_INSTANCE_HEALTH"]}""")).Json.GetProperty("containerInstances")[0];
        full.GetProperty("tags").GetArrayLength().ShouldBe(1);
        full.GetProperty("healthStatus").GetProperty("details")[0].GetProperty("lastUpdated").GetInt64().ShouldBe(1767276000);
        full.GetProperty("registeredAt").GetInt64().ShouldBe(1764547200);
    }

    [Fact]
    public async Task Capacity_providers_and_account_settings_are_read()
    {
        var aws = Given.EvidenceAws();

        var some = await aws.Ecs("DescribeCapacityProviders", """{"capacityProviders":["FARGATE_SPOT","asg"]}""");
        some.Texts("capacityProviders", "name").ShouldBe(["FARGATE_SPOT"]);
        some.Texts("failures", "reason").ShouldBe(["MISSING"]);
        (await aws.Ecs("DescribeCapacityProviders", """{"maxResults":1}""")).Texts("capacityProviders", "name").ShouldBe(["FARGATE"]);
        (await aws.Ecs("ListAccountSettings", """{"name":"containerInsights","effectiveSettings":true}""")).Texts("settings", "value").ShouldBe(["enhanced"]);
    }

    [Theory]
    [InlineData("containerInstances", "ListContainerInstances", """{"cluster":"prod"}""")]
    [InlineData("containerInstances", "DescribeContainerInstances", """{"cluster":"prod","containerInstances":["aaaa"]}""")]
    [InlineData("capacityProviders", "DescribeCapacityProviders", "{}")]
    [InlineData("accountSettings", "ListAccountSettings", "{}")]
    [InlineData("serviceDeployments", "DescribeServiceDeployments", """{"serviceDeploymentArns":["a"]}""")]
    public async Task Each_list_that_is_not_recorded_is_denied_by_itself_and_an_empty_one_holds_nothing(string list, string operation, string request)
    {
        (await Given.EvidenceAws(c => c["ecs"]!.AsObject().Remove(list)).Ecs(operation, request)).ShouldRefuse("AccessDeniedException");
        (await Given.EvidenceAws(c => c["ecs"]![list] = new JsonArray()).Ecs(operation, request)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }
}
