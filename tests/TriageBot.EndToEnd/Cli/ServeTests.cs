using System.Net;
using System.Net.Sockets;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Cli;

/// <summary>What keeps <c>serve</c> from starting is said in one line.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Without_a_bot_token_it_says_where_to_put_one() =>
        (await Refused(2)).ShouldBe("Slack:BotToken is missing: set TRIAGEBOT__SLACK__BOTTOKEN to the app's bot token (xoxb-…), or Slack:BotTokenFile to a file that holds it");

    [Fact]
    public async Task Without_a_way_in_it_names_both() =>
        (await Refused(2, ("SLACK__BOTTOKEN", "xoxb-1"))).ShouldStartWith("neither Slack:SigningSecret (Slack delivers by HTTP) nor Slack:AppToken (Socket Mode) is set");

    [Fact]
    public async Task An_unknown_key_is_named_with_the_one_that_was_meant()
    {
        var said = await Refused(2, ("SLACK__BOTTOKEN", "xoxb-1"), ("SLACK__APPTOKENS", "xapp-secret"));

        said.ShouldContain("Slack:AppToken");
        said.ShouldNotContain("xapp-secret");
    }

    [Theory]
    [InlineData("http://slack.example.com/api/")]
    [InlineData("https://someone:pass@slack.com/api/")]
    [InlineData("https://slack.com/api/?x=1")]
    [InlineData("slack.com")]
    public async Task An_address_that_must_not_hear_a_token_is_refused(string url) =>
        (await Refused(2, ("SLACK__BOTTOKEN", "xoxb-1"), ("SLACK__SIGNINGSECRET", "s"), ("SLACK__APIURL", url))).ShouldContain("must be an https URL such as https://slack.com/api/");

    [Fact]
    public async Task A_busy_port_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var said = await Refused(1, ("SLACK__BOTTOKEN", "xoxb-1"), ("SLACK__SIGNINGSECRET", "s"), ("URLS", $"http://127.0.0.1:{port}"));

        said.ShouldStartWith($"cannot listen at http://127.0.0.1:{port}: ");
        said.ShouldContain("--port");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("ftp://127.0.0.1:0")]
    public async Task An_address_that_cannot_be_listened_at_is_named(string urls) =>
        (await Refused(2, ("SLACK__BOTTOKEN", "xoxb-1"), ("SLACK__SIGNINGSECRET", "s"), ("URLS", urls))).ShouldStartWith($"ASPNETCORE_URLS is '{urls}', and ");

    [Fact]
    public async Task A_store_that_cannot_be_made_is_named() =>
        (await Refused(1, ("SLACK__BOTTOKEN", "xoxb-1"), ("SLACK__SIGNINGSECRET", "s"), ("STORE__PATH", Path.Combine(_folder.Write("file", ""), "triagebot.db")))).ShouldContain("Name a path where the process may write");

    [Theory]
    [InlineData("serve", "--port", "Socket Mode", "triagebot serve --port 8080")]
    [InlineData("eval", "--min-bucket", "label", "triagebot eval tests/cases")]
    public async Task Help_has_options_and_examples_to_copy(string verb, string option, string what, string example)
    {
        var run = await Cli.Run(verb, "--help");

        run.Status.ShouldBe(0);
        run.Out.ShouldContain(option);
        run.Out.ShouldContain(what);
        run.Out.ShouldContain(example);
        run.Out.ShouldNotContain("why prod/checkout");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The one line that it says.</summary>
    private async Task<string> Refused(int status, params (string Key, string Value)[] settings)
    {
        var environment = new Dictionary<string, string> { ["TRIAGEBOT__STORE__PATH"] = _folder.Path("triagebot.db"), ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" };
        foreach (var (key, value) in settings)
            environment[key == "URLS" ? "ASPNETCORE_URLS" : $"TRIAGEBOT__{key}"] = value;

        var run = await Cli.RunIn(environment, "serve", "--replay", Changed.Case);

        run.Status.ShouldBe(status, run.Error);
        run.Out.ShouldBeEmpty();
        return run.Error.TrimEnd().Split('\n').ShouldHaveSingleItem()["triagebot: ".Length..];
    }
}
