using System.Net;
using System.Xml.Linq;

namespace TriageBot.Replay.Tests.Sts;

public sealed class StsTests
{
    private const string Assume = "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A444455556666%3Arole%2Ftriage&RoleSessionName=triagebot";

    [Fact]
    public async Task A_role_that_is_recorded_leads_into_its_account()
    {
        var world = Given.World();
        var reply = await new AwsClient(world).Query("sts", Assume + "&ExternalId=7f3");

        reply.Status.ShouldBe(HttpStatusCode.OK, reply.Body);
        var key = Value(reply, "AccessKeyId");
        key.Length.ShouldBe(20);
        Value(reply, "Expiration").ShouldBe("2026-01-01T15:10:00Z");
        var token = Value(reply, "SessionToken");
        Value(await new AwsClient(world) { AccessKey = key, SessionToken = token }.Query("sts", "Action=GetCallerIdentity&Version=2011-06-15"), "Account").ShouldBe("444455556666");
        (await new AwsClient(world) { AccessKey = key, SessionToken = token }.Ecs("ListTasks", """{"cluster":"prod"}""")).ShouldRefuse("ClusterNotFoundException");
    }

    [Fact]
    public async Task A_role_s_key_needs_its_token_and_does_not_last()
    {
        var world = Given.World();
        var reply = await new AwsClient(world).Query("sts", Assume + "&ExternalId=7f3&DurationSeconds=900");
        var inside = new AwsClient(world) { AccessKey = Value(reply, "AccessKeyId"), SessionToken = Value(reply, "SessionToken") };

        (await new AwsClient(world) { AccessKey = inside.AccessKey }.Ecs("ListClusters", "{}")).ShouldRefuse("UnrecognizedClientException");
        world.Clock.Skip(TimeSpan.FromSeconds(899));
        (await inside.Ecs("ListClusters", "{}")).Status.ShouldBe(HttpStatusCode.OK);
        world.Clock.Skip(TimeSpan.FromSeconds(1));
        (await inside.Ecs("ListClusters", "{}")).ShouldRefuse("ExpiredTokenException");
        Value(await inside.Query("sts", "Action=GetCallerIdentity&Version=2011-06-15"), "Code").ShouldBe("ExpiredToken");
    }

    [Theory]
    [InlineData(Assume)]
    [InlineData(Assume + "&ExternalId=8f3")]
    [InlineData("Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A444455556666%3Arole%2Fother&RoleSessionName=triagebot")]
    public async Task Any_other_role_or_external_id_is_denied(string form)
    {
        var reply = await Given.Aws().Query("sts", form);

        reply.Status.ShouldBe(HttpStatusCode.Forbidden);
        Value(reply, "Code").ShouldBe("AccessDenied");
        Value(reply, "Message").ShouldContain("is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/");
    }

    [Fact]
    public async Task Without_recorded_roles_the_caller_is_still_known()
    {
        var aws = Given.Aws(c => c.Remove("sts"));

        Value(await aws.Query("sts", "Action=GetCallerIdentity&Version=2011-06-15"), "Arn").ShouldBe("arn:aws:sts::111122223333:assumed-role/replay/triagebot");
        Value(await aws.Query("sts", Assume), "Message").ShouldContain("not recorded");
    }

    [Theory]
    [InlineData("&DurationSeconds=60")]
    [InlineData("&ExternalId=7")]
    [InlineData("&RoleSessionName=a%20b")]
    public async Task Bad_parameters_are_a_validation_error(string more) => Value(await Given.Aws().Query("sts", Assume + more), "Code").ShouldBe("ValidationError");

    private static string Value(Reply reply, string name) => XDocument.Parse(reply.Body).Descendants().First(element => element.Name.LocalName == name).Value;
}
