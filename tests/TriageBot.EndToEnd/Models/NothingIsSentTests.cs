using System.Net;
using System.Net.Sockets;
using TriageBot.EndToEnd.Cli;

namespace TriageBot.EndToEnd.Models;

/// <summary>With no model configured nothing leaves the process, whatever keys its environment holds: whoever listens at all of its ways out hears nothing.</summary>
public sealed class NothingIsSentTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public NothingIsSentTests() => _listener.Start();

    [Theory]
    [InlineData("why", Changed.Target)]
    [InlineData("why", Changed.Target, "--format", "json")]
    [InlineData("ask", Changed.Target, "was it the same yesterday?")]
    [InlineData("doctor")]
    public async Task Without_a_model_nothing_is_sent(params string[] args)
    {
        var run = await Cli.Program.Run(Environment(), [.. args, "--replay", Changed.Case]);

        run.Out.ShouldNotBeEmpty(run.Error);
        _listener.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task Nor_where_the_provider_is_none_and_all_else_is_set()
    {
        var environment = Environment();
        environment["TRIAGEBOT__MODEL__PROVIDER"] = "none";
        environment["TRIAGEBOT__MODEL__NAME"] = "claude-x";
        environment["TRIAGEBOT__MODEL__APIKEY"] = "sk-1";
        environment["TRIAGEBOT__MODEL__ENDPOINT"] = Url;

        var run = await Cli.Program.Run(environment, "doctor", "--replay", Changed.Case);

        run.Out.ShouldContain("not set up");
        _listener.Pending().ShouldBeFalse();
    }

    // Else the tests above would pass with a listener at the wrong place.
    [Fact]
    public async Task With_one_it_would_be_heard()
    {
        var environment = Environment();
        environment["TRIAGEBOT__MODEL__PROVIDER"] = "anthropic";
        environment["TRIAGEBOT__MODEL__NAME"] = "claude-x";
        environment["TRIAGEBOT__MODEL__DEADLINE"] = "00:05:00";

        var running = Cli.Program.Run(environment, "doctor", "--replay", Changed.Case);
        var heard = _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask();
        (await Task.WhenAny(heard, running)).ShouldBe(heard);
        (await heard).Dispose();
        _listener.Stop();

        (await running).Out.ShouldContain("claude-x was not asked");
    }

    public void Dispose() => _listener.Dispose();

    private string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    private Dictionary<string, string> Environment() => new()
    {
        ["HTTP_PROXY"] = Url,
        ["HTTPS_PROXY"] = Url,
        ["ALL_PROXY"] = Url,
        ["http_proxy"] = Url,
        ["https_proxy"] = Url,
        ["all_proxy"] = Url,
        ["NO_PROXY"] = "",
        ["no_proxy"] = "",
        ["ANTHROPIC_API_KEY"] = "sk-ant-1",
        ["ANTHROPIC_BASE_URL"] = Url,
        ["OPENAI_API_KEY"] = "sk-1",
        ["OPENAI_BASE_URL"] = Url,
        ["AWS_ENDPOINT_URL"] = Url,
        ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
        ["AWS_SECRET_ACCESS_KEY"] = "secret",
    };
}
