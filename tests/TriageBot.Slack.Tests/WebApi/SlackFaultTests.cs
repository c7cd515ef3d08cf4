using System.Net;
using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Tests.WebApi;

public class SlackFaultTests
{
    private static readonly SlackMessage s_message = new("x", []);

    private readonly ScriptedSlack _slack = new();

    [Theory]
    [InlineData("not_in_channel", "/invite")]
    [InlineData("channel_not_found", "/invite")]
    [InlineData("is_archived", "archived")]
    [InlineData("invalid_auth", "reinstall the app")]
    [InlineData("token_revoked", "reinstall the app")]
    [InlineData("account_inactive", "reinstall the app")]
    [InlineData("msg_too_long", "too long")]
    [InlineData("restricted_action", "administrator")]
    [InlineData("restricted_action_read_only_channel", "read-only")]
    [InlineData("something_new", "docs.slack.dev")]
    public async Task A_refusal_says_what_to_do_and_is_not_tried_again(string code, string advice)
    {
        var fault = await Fault(_slack.Replies($$"""{"ok":false,"error":"{{code}}"}"""));
        fault.Code.ShouldBe(code);
        fault.Method.ShouldBe("chat.postMessage");
        fault.Message.ShouldContain("C1");
        fault.Message.ShouldContain(advice);
        fault.IsTransient.ShouldBeFalse();
        fault.MayHaveHappened.ShouldBeFalse();
        _slack.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_scope_is_named_with_those_that_are_there()
    {
        var fault = await Fault(_slack.Replies("""{"ok":false,"error":"missing_scope","needed":"usergroups:read","provided":"commands,chat:write"}"""));
        fault.Message.ShouldContain("It needs usergroups:read and has commands,chat:write.");
    }

    [Fact]
    public async Task Invalid_blocks_carry_slacks_own_words()
    {
        const string Words = "[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]";
        var fault = await Fault(_slack.Replies($$$"""{"ok":false,"error":"invalid_blocks","response_metadata":{"messages":["{{{Words}}}"]}}"""));
        fault.Message.ShouldContain(Words);
    }

    [Theory]
    [InlineData(200, """{"ok":false,"error":"fatal_error"}""", "fatal_error")]
    [InlineData(200, """{"ok":false,"error":"internal_error"}""", "internal_error")]
    [InlineData(503, "upstream", "http_503")]
    [InlineData(200, "<html>", "unreadable_answer")]
    [InlineData(200, "[]", "unreadable_answer")]
    [InlineData(200, """{"ok":"yes"}""", "unreadable_answer")]
    public async Task A_post_that_may_have_happened_is_not_repeated_and_says_so(int status, string body, string code)
    {
        var fault = await Fault(_slack.Replies(body, status));
        fault.Code.ShouldBe(code);
        fault.IsTransient.ShouldBeTrue();
        fault.MayHaveHappened.ShouldBeTrue();
        _slack.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_without_a_ts_may_have_been_posted() =>
        (await Fault(_slack.Replies("""{"ok":true}"""))).MayHaveHappened.ShouldBeTrue();

    [Fact]
    public async Task A_connection_that_is_cut_may_have_posted()
    {
        var fault = await Fault(_slack.Fails(new HttpRequestException(HttpRequestError.ResponseEnded, "cut")));
        fault.Code.ShouldBe("connection_cut");
        fault.MayHaveHappened.ShouldBeTrue();
    }

    [Fact]
    public async Task A_call_that_hangs_ends_after_fifteen_seconds_and_may_have_happened()
    {
        var posting = Fault(_slack.Hangs());
        await _slack.Time.Pass(TimeSpan.FromSeconds(15));
        var fault = await posting;
        fault.Code.ShouldBe("timeout");
        fault.MayHaveHappened.ShouldBeTrue();
    }

    [Fact]
    public async Task What_never_reached_slack_is_tried_again()
    {
        var posting = _slack.Fails(new HttpRequestException(HttpRequestError.ConnectionError, "refused")).Replies("""{"ok":true,"ts":"1.1"}""").Api().PostMessage("C1", s_message, TestContext.Current.CancellationToken);
        await _slack.Time.Pass(TimeSpan.FromSeconds(1));
        (await posting).ShouldBe("1.1");
    }

    [Fact]
    public async Task A_read_is_repeated_after_a_server_error_and_never_may_have_happened()
    {
        for (var i = 0; i < 4; i++)
            _slack.Replies("busy", 500);
        var reading = Should.ThrowAsync<SlackApiException>(_slack.Api().UserInfo("U1", TestContext.Current.CancellationToken));
        await _slack.Time.Pass(TimeSpan.FromSeconds(1));
        await _slack.Time.Pass(TimeSpan.FromSeconds(2));
        await _slack.Time.Pass(TimeSpan.FromSeconds(4));
        var fault = await reading;
        fault.Code.ShouldBe("http_500");
        fault.MayHaveHappened.ShouldBeFalse();
        _slack.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var fault = await Fault(_slack.Replies("", (int)HttpStatusCode.Found, ("Location", "https://elsewhere.example/")));
        fault.Code.ShouldBe("http_302");
        _slack.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_error_that_is_no_code_is_not_shown()
    {
        var fault = await Fault(_slack.Replies("""{"ok":false,"error":"<b>xoxb-1 leaked</b>"}"""));
        fault.Code.ShouldBe("unknown_error");
        fault.Message.ShouldNotContain("leaked");
    }

    [Fact]
    public async Task No_failure_shows_the_token()
    {
        var fault = await Fault(_slack.Replies("busy", 500));
        fault.ToString().ShouldNotContain("secret");
        _slack.Log.All.ShouldNotContain("secret");
    }

    private static async Task<SlackApiException> Fault(ScriptedSlack slack) =>
        await Should.ThrowAsync<SlackApiException>(slack.Api().PostMessage("C1", s_message, TestContext.Current.CancellationToken));
}
