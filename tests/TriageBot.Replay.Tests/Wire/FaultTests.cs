using System.Net;
using System.Text.Json.Nodes;

namespace TriageBot.Replay.Tests.Wire;

public sealed class FaultTests
{
    [Fact]
    public async Task A_fault_strikes_as_often_as_it_says_and_only_its_operation()
    {
        var aws = With("""{"operation":"ListClusters","error":"ThrottlingException","times":2}""");

        (await aws.Ecs("ListTasks", """{"cluster":"prod"}""")).Status.ShouldBe(HttpStatusCode.OK);
        (await aws.Ecs("ListClusters", "{}")).ShouldRefuse("ThrottlingException", "Rate exceeded");
        (await aws.Ecs("ListClusters", "{}")).ShouldRefuse("ThrottlingException");
        (await aws.Ecs("ListClusters", "{}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("\"InternalServerError\"", 500)]
    [InlineData("500", 500)]
    [InlineData("\"503\"", 503)]
    [InlineData("\"ServiceUnavailableException\"", 500)]
    [InlineData("\"ExpiredTokenException\"", 400)]
    public async Task Server_errors_have_a_servers_status(string error, int status)
    {
        var aws = With($$"""{"operation":"*","error":{{error}}}""");

        for (var i = 0; i < 3; i++)
            ((int)(await aws.Ecs("ListClusters", "{}")).Status).ShouldBe(status);
    }

    [Fact]
    public async Task A_fault_of_a_query_service_is_told_in_xml()
    {
        var reply = await With("""{"operation":"GetCallerIdentity","error":"ExpiredTokenException"}""").Query("sts", "Action=GetCallerIdentity&Version=2011-06-15");

        reply.Status.ShouldBe(HttpStatusCode.Forbidden);
        reply.Body.ShouldContain("<Code>ExpiredToken</Code>");
    }

    [Fact]
    public async Task A_match_aims_at_one_call()
    {
        var aws = With("""{"operation":"ListTasks","error":"AccessDeniedException","match":"STOPPED"}""");

        (await aws.Ecs("ListTasks", """{"cluster":"prod"}""")).Status.ShouldBe(HttpStatusCode.OK);
        (await aws.Ecs("ListTasks", """{"cluster":"prod","desiredStatus":"STOPPED"}""")).ShouldRefuse("AccessDeniedException");
    }

    [Fact]
    public async Task A_body_may_be_cut_or_be_no_json()
    {
        await Should.ThrowAsync<HttpRequestException>(With("""{"operation":"*","error":"cut_body"}""").Ecs("ListClusters", "{}"));
        var malformed = await With("""{"operation":"*","error":"malformed_json"}""").Ecs("ListClusters", "{}");
        malformed.Status.ShouldBe(HttpStatusCode.OK);
        Should.Throw<System.Text.Json.JsonException>(() => malformed.Json);
    }

    [Fact]
    public async Task A_delay_passes_in_virtual_time()
    {
        var aws = With("""{"operation":"*","delayMs":3000}""");

        (await aws.Ecs("ListClusters", "{}")).Status.ShouldBe(HttpStatusCode.OK);
        aws.World.Clock.Elapsed.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_timeout_ends_when_the_caller_gives_up()
    {
        var aws = With("""{"operation":"*","error":"timeout"}""");
        using var http = new HttpClient(new Replay.Hosting.ReplayHandler(aws.World)) { BaseAddress = new("https://aws.invalid/") };
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(15), aws.World.Clock);
        using var request = aws.Json("ecs", "AmazonEC2ContainerServiceV20141113.ListClusters", "{}");

        var answer = http.SendAsync(request, deadline.Token);
        answer.IsCompleted.ShouldBeFalse();
        aws.World.Clock.Skip(TimeSpan.FromSeconds(15));
        await Should.ThrowAsync<OperationCanceledException>(answer);
    }

    private static AwsClient With(string fault) => Given.Aws(c => c["faults"] = new JsonArray(JsonNode.Parse(fault)));
}
