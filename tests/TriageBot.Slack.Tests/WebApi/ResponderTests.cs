using TriageBot.Slack.Tests.Fakes;
using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Tests.WebApi;

public class ResponderTests
{
    private static readonly Uri s_url = new("https://hooks.slack.com/commands/T1/397700885554/credential");
    private static readonly SlackMessage s_message = new("x", []) { ThreadTs = "1.1", OutboxId = "out-7" };

    private readonly ScriptedSlack _slack = new();
    private readonly CapturedLog<Responder> _log = new();

    [Theory]
    [InlineData(true, true, "in_channel")]
    [InlineData(false, false, "ephemeral")]
    public async Task A_response_has_no_token_and_says_who_sees_it(bool inChannel, bool replaces, string type)
    {
        await _slack.Replies("ok").Responder(_log).Respond(s_url, s_message, inChannel, replaces, TestContext.Current.CancellationToken);
        _slack.Last.Authorization.ShouldBeNull();
        _slack.Last.Json.GetProperty("response_type").GetString().ShouldBe(type);
        _slack.Last.Json.GetProperty("replace_original").GetBoolean().ShouldBe(replaces);
        _slack.Last.Json.GetProperty("unfurl_links").GetBoolean().ShouldBeFalse();
        _slack.Last.Json.GetProperty("thread_ts").GetString().ShouldBe("1.1");
    }

    [Fact]
    public async Task A_foreign_url_hears_nothing()
    {
        var fault = await Should.ThrowAsync<SlackApiException>(Respond(_slack, new Uri("https://evil.example/commands/T1")));
        fault.Code.ShouldBe("foreign_url");
        _slack.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(404, "used_url", "used_url", false)]
    [InlineData(404, "expired_url", "expired_url", false)]
    [InlineData(404, """{"ok":false,"error":"used_url"}""", "used_url", false)]
    [InlineData(404, "<html>", "expired_url", false)]
    [InlineData(200, """{"ok":false,"error":"invalid_blocks"}""", "invalid_blocks", false)]
    [InlineData(302, "", "http_302", false)]
    [InlineData(500, "busy", "http_500", true)]
    public async Task A_refusal_has_its_code_and_never_the_url(int status, string body, string code, bool mayHaveHappened)
    {
        var fault = await Should.ThrowAsync<SlackApiException>(Respond(_slack.Replies(body, status), s_url));
        fault.Code.ShouldBe(code);
        fault.MayHaveHappened.ShouldBe(mayHaveHappened);
        fault.ToString().ShouldNotContain("credential");
        _log.All.ShouldNotContain("credential");
        _slack.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Retry_After_is_waited_for()
    {
        var responding = Respond(_slack.Replies("slow down", 429, ("Retry-After", "3")).Replies("ok"), s_url);
        await _slack.Time.Pass(TimeSpan.FromSeconds(3));
        await responding;
        _slack.Requests.Count.ShouldBe(2);
    }

    private Task Respond(ScriptedSlack slack, Uri url) => slack.Responder(_log).Respond(url, s_message, true, false, TestContext.Current.CancellationToken);
}
