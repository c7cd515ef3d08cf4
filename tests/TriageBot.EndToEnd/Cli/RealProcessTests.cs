using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using TriageBot.Replay.Hosting;
using TriageBot.Replay.Worlds;

namespace TriageBot.EndToEnd.Cli;

/// <summary>The program in a process of its own, over HTTP, with the real credentials chain: no replay code in its way.</summary>
public sealed class RealProcessTests
{
    private const string Arn = $"arn:aws:ecs:eu-central-1:111122223333:task/prod/{Changed.Task}";

    private static readonly Dictionary<string, string> s_keys = new() { ["AWS_ACCESS_KEY_ID"] = "AKIAEXAMPLE", ["AWS_SECRET_ACCESS_KEY"] = "example" };

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Why_works_over_http_with_keys_of_the_environment()
    {
        await using var aws = await Serve(Changed.Case);

        var run = await Program.Run(new Dictionary<string, string>(s_keys) { ["AWS_ENDPOINT_URL"] = aws.Url.ToString(), ["AWS_REGION"] = "eu-central-1" }, "why", Changed.Target, "--format", "json", "-v");

        run.Status.ShouldBe(0, run.Error);
        ((string?)JsonNode.Parse(run.Out)!["cause"]).ShouldBe("container_oom");
        run.Error.ShouldMatch(@"ecs:DescribeTasks\s+eu-central-1\s+[0-9.]+ ms  200");
    }

    [Theory]
    [InlineData(null, "No AWS credentials: none in the environment", "AWS_ACCESS_KEY_ID")]
    [InlineData("nosuchprofile", "no usable profile \"nosuchprofile\"", "aws sso login --profile nosuchprofile")]
    public async Task Missing_credentials_are_said_at_once(string? profile, string why, string remedy)
    {
        await using var aws = await Serve(Changed.Case);
        var started = TimeProvider.System.GetTimestamp();

        var run = await Program.Run(new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = aws.Url.ToString() }, ["why", Arn, .. profile is null ? Array.Empty<string>() : ["--profile", profile]]);

        run.Status.ShouldBe(4, run.Error);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain(why);
        run.Error.ShouldContain(remedy);
        run.Error.ShouldNotContain("Exception");
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", "127.0.0.1:1 could not be reached")]
    [InlineData("not a url", "AWS_ENDPOINT_URL is \"not a url\", which is not an http or https URL")]
    public async Task An_endpoint_that_cannot_be_reached_is_named(string endpoint, string message)
    {
        var run = await Program.Run(new Dictionary<string, string>(s_keys) { ["AWS_ENDPOINT_URL"] = endpoint }, "why", Arn);

        run.Status.ShouldBe(4, run.Error);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain(message);
    }

    [Theory]
    [InlineData(200, "<html><title>Sign in</title></html>", "(is the endpoint right?)")]
    [InlineData(200, "{\"tasks\":[{\"taskArn\":5}]}", "not what AWS documents at $.tasks[0].taskArn")]
    [InlineData(403, "<html>blocked\u001b[2J by the proxy</html>", "HTTP 403")]
    [InlineData(404, "no such page", "HTTP 404")]
    public async Task An_endpoint_that_is_not_aws_is_found_out(int status, string body, string message)
    {
        using var stranger = new Stranger(status, body);

        var run = await Cli.RunIn(new Dictionary<string, string>(s_keys) { ["AWS_ENDPOINT_URL"] = stranger.Url }, "why", Arn);

        run.Status.ShouldBe(4, run.Error);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain(message);
        run.Error.ShouldNotContain('\u001b');
        run.Error.ShouldNotContain("TriageBot.");
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGTERM)]
    public async Task Replay_prints_its_address_first_and_ends_quietly(PosixSignal signal)
    {
        using var replay = Program.Start(new Dictionary<string, string>(), "replay", Changed.Case);
        var url = await replay.Out.ReadLineAsync(Ended);
        using var http = new HttpClient();
        (await http.GetAsync(new Uri(url!), Ended)).StatusCode.ShouldNotBe(HttpStatusCode.OK);

        replay.Signal(signal);
        var run = await replay.End();

        run.Status.ShouldBe(0);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain("serving 1 recorded case as AWS");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said()
    {
        await using var first = await Serve(Changed.Case);

        var run = await Cli.Run("replay", Changed.Case, "--port", $"{first.Url.Port}");

        run.Status.ShouldBe(1);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldStartWith($"triagebot: cannot listen on port {first.Url.Port}: ");
        run.Error.ShouldContain("Choose another with --port");
    }

    private static Task<ReplayServer> Serve(string path) => ReplayServer.StartAsync(World.Load(path, TimeProvider.System), 0, cancellationToken: Ended);
}
