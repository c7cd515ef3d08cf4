using System.Net;
using System.Text.Json.Nodes;
using TriageBot.Replay.Hosting;

namespace TriageBot.Replay.Tests.Hosting;

public sealed class ReplayServerTests
{
    [Fact]
    public async Task The_server_answers_what_the_handler_answers()
    {
        await using var server = await ReplayServer.StartAsync(Given.World(), 0, cancellationToken: TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = server.Url };
        var aws = Given.Aws();
        const string Body = """{"cluster":"prod","tasks":["00000000000000000000000000000001"]}""";

        using var request = aws.Json("ecs", "AmazonEC2ContainerServiceV20141113.DescribeTasks", Body);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        IPAddress.Parse(server.Url.Host).ShouldBe(IPAddress.Loopback);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-amz-json-1.1");
        response.Headers.Contains("x-amzn-RequestId").ShouldBeTrue();
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe((await aws.Ecs("DescribeTasks", Body)).Body);
    }

    [Fact]
    public async Task A_cut_body_breaks_the_connection()
    {
        var world = Given.World(c => c["faults"] = new JsonArray(new JsonObject { ["operation"] = "*", ["error"] = "cut_body", ["times"] = 1 }));
        await using var server = await ReplayServer.StartAsync(world, 0, cancellationToken: TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = server.Url };

        using var first = new AwsClient(world).Json("ecs", "AmazonEC2ContainerServiceV20141113.ListClusters", "{}");
        await Should.ThrowAsync<HttpRequestException>(http.SendAsync(first, TestContext.Current.CancellationToken));
        using var second = new AwsClient(world).Json("ecs", "AmazonEC2ContainerServiceV20141113.ListClusters", "{}");
        (await http.SendAsync(second, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Latency_is_added_to_each_call()
    {
        var real = new StillTime();
        await using var server = await ReplayServer.StartAsync(Given.World(real: real), 0, TimeSpan.FromMilliseconds(40), TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = server.Url };
        using var request = Given.Aws().Json("ecs", "AmazonEC2ContainerServiceV20141113.ListClusters", "{}");

        var answer = http.SendAsync(request, TestContext.Current.CancellationToken);
        await real.Awaited;
        answer.IsCompleted.ShouldBeFalse();
        real.Move(TimeSpan.FromMilliseconds(40));
        (await answer).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_call_that_hangs_does_not_hold_the_server_up()
    {
        var world = Given.World(c => c["faults"] = new JsonArray(new JsonObject { ["operation"] = "*", ["error"] = "timeout" }));
        using var http = new HttpClient();
        Task<HttpResponseMessage> hanging;
        await using (var server = await ReplayServer.StartAsync(world, 0, cancellationToken: TestContext.Current.CancellationToken))
        {
            using var request = new AwsClient(world).Json("ecs", "AmazonEC2ContainerServiceV20141113.ListClusters", "{}");
            request.RequestUri = server.Url;
            hanging = http.SendAsync(request, TestContext.Current.CancellationToken);
            hanging.IsCompleted.ShouldBeFalse();
        }

        await Should.ThrowAsync<HttpRequestException>(hanging);
    }

    [Fact]
    public async Task A_taken_port_is_an_io_error()
    {
        await using var server = await ReplayServer.StartAsync(Given.World(), 0, cancellationToken: TestContext.Current.CancellationToken);

        await Should.ThrowAsync<IOException>(ReplayServer.StartAsync(Given.World(), server.Url.Port, cancellationToken: TestContext.Current.CancellationToken));
    }
}
