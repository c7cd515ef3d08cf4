using System.Net;
using System.Text.Json.Nodes;
using TriageBot.Replay.Hosting;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Tests.Worlds;

/// <summary>A folder with cases of two accounts in two Regions, over HTTP: the way into the other account is a role, and not every role leads there.</summary>
public sealed class TwoAccountsTests : IAsyncLifetime
{
    private const string Home = "111122223333";
    private const string Other = "444455556666";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replay-accounts-");
    private ReplayServer? _server;
    private World? _world;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "home.case.json"), Given.Evidence().ToJsonString(), TestContext.Current.CancellationToken);
        var other = JsonNode.Parse(Given.Document().ToJsonString().Replace(Home, Other, StringComparison.Ordinal).Replace("eu-central-1", "us-east-1", StringComparison.Ordinal))!.AsObject();
        other["iam"] = new JsonObject { ["roles"] = new JsonArray(new JsonObject { ["RoleName"] = "ecsExec", ["Arn"] = $"arn:aws:iam::{Other}:role/ecsExec" }) };
        other["sts"] = new JsonObject { ["roles"] = new JsonArray(new JsonObject { ["arn"] = $"arn:aws:iam::{Other}:role/audit" }) };
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "other.case.json"), other.ToJsonString(), TestContext.Current.CancellationToken);
        _world = World.Load(_folder.FullName, new StillTime());
        _server = await ReplayServer.StartAsync(_world, 0, cancellationToken: TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("triage", "&ExternalId=7f3")]
    [InlineData("audit", "")]
    public async Task A_role_leads_into_the_other_account_and_its_region(string role, string externalId)
    {
        var inside = await Assume(role, externalId);

        (await Send(inside with { Region = "us-east-1" }, "ecs", "AmazonEC2ContainerServiceV20141113.ListClusters", "{}")).Texts("clusterArns")
            .ShouldAllBe(arn => arn.StartsWith($"arn:aws:ecs:us-east-1:{Other}:", StringComparison.Ordinal));
        var line = await Send(inside with { Region = "us-east-1" }, "logs", "Logs_20140328.FilterLogEvents", """{"logGroupName":"/ecs/checkout","filterPattern":"heap"}""");
        line.Texts("events", "message").ShouldHaveSingleItem();
        (await Send(inside with { Region = "us-east-1" }, "iam", null, "Action=GetRole&Version=2010-05-08&RoleName=ecsExec")).Value("Arn").ShouldBe($"arn:aws:iam::{Other}:role/ecsExec");
        (await Send(inside with { Region = "us-east-1" }, "sts", null, "Action=GetCallerIdentity&Version=2011-06-15")).Value("Account").ShouldBe(Other);
        // There, the home Region holds nothing.
        (await Send(inside, "ecs", "AmazonEC2ContainerServiceV20141113.ListClusters", "{}")).Texts("clusterArns").ShouldBeEmpty();
    }

    [Fact]
    public async Task Home_stays_home()
    {
        var home = new Caller("AKIDEXAMPLE", null, "eu-central-1");

        (await Send(home, "ecs", "AmazonEC2ContainerServiceV20141113.ListClusters", "{}")).Texts("clusterArns").ShouldBe([$"arn:aws:ecs:eu-central-1:{Home}:cluster/prod"]);
        (await Send(home, "iam", null, "Action=GetRole&Version=2010-05-08&RoleName=ecsExec")).Value("Arn").ShouldBe($"arn:aws:iam::{Home}:role/service-role/ecsExec");
    }

    [Theory]
    [InlineData("triage", "")]
    [InlineData("triage", "&ExternalId=8f3")]
    [InlineData("admin", "")]
    public async Task Any_other_role_and_a_wrong_external_id_are_refused(string role, string externalId) =>
        (await AssumeReply(role, externalId)).ShouldRefuseInXml("AccessDenied", HttpStatusCode.Forbidden, $"sts:AssumeRole on resource: arn:aws:iam::{Other}:role/{role}");

    [Fact]
    public async Task A_session_that_has_expired_is_told_so()
    {
        var inside = await Assume("audit", "");

        _world!.Clock.Skip(TimeSpan.FromHours(1));
        (await Send(inside, "ecs", "AmazonEC2ContainerServiceV20141113.ListClusters", "{}")).ShouldRefuse("ExpiredTokenException");
    }

    private async Task<Caller> Assume(string role, string externalId)
    {
        var reply = await AssumeReply(role, externalId);
        reply.Status.ShouldBe(HttpStatusCode.OK, reply.Body);
        return new(reply.Value("AccessKeyId"), reply.Value("SessionToken"), "eu-central-1");
    }

    private Task<Reply> AssumeReply(string role, string externalId) => Send(
        new("AKIDEXAMPLE", null, "eu-central-1"), "sts", null, $"Action=AssumeRole&Version=2011-06-15&RoleSessionName=triagebot&RoleArn={Uri.EscapeDataString($"arn:aws:iam::{Other}:role/{role}")}{externalId}");

    private async Task<Reply> Send(Caller caller, string service, string? target, string body)
    {
        var client = new AwsClient(_world!) { AccessKey = caller.Key, SessionToken = caller.Token, Region = caller.Region };
        using var http = new HttpClient { BaseAddress = _server!.Url };
        using var request = target is null ? client.Form(service, body) : client.Json(service, target, body);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), HasRequestId: true);
    }

    private sealed record Caller(string Key, string? Token, string Region);
}
