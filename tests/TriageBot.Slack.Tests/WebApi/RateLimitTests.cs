using TriageBot.Slack.Blocks;
using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Tests.WebApi;

public class RateLimitTests
{
    private const string Posted = """{"ok":true,"ts":"1.1"}""";
    private const string Limited = """{"ok":false,"error":"ratelimited"}""";

    private static readonly SlackMessage s_message = new("x", []);

    private readonly ScriptedSlack _slack = new();

    [Fact]
    public async Task Retry_After_is_waited_for()
    {
        var posting = _slack.Replies(Limited, 429, ("Retry-After", "7")).Replies(Posted).Api().PostMessage("C1", s_message, TestContext.Current.CancellationToken);
        await _slack.Time.Waits(TimeSpan.FromSeconds(7));
        _slack.Requests.Count.ShouldBe(1);
        _slack.Time.Advance(TimeSpan.FromSeconds(7));
        (await posting).ShouldBe("1.1");
    }

    [Theory]
    [InlineData("ratelimited")]
    [InlineData("rate_limited")]
    public async Task A_limit_said_with_status_200_counts_too(string code)
    {
        var posting = _slack.Replies($$"""{"ok":false,"error":"{{code}}"}""").Replies(Posted).Api().PostMessage("C1", s_message, TestContext.Current.CancellationToken);
        await _slack.Time.Pass(TimeSpan.FromSeconds(1));
        (await posting).ShouldBe("1.1");
    }

    [Fact]
    public async Task The_limit_of_a_channel_stops_no_other_channel()
    {
        var api = _slack.Replies(Limited, 429, ("Retry-After", "7")).Replies(Posted).Replies(Posted).Api();
        var limited = api.PostMessage("C1", s_message, TestContext.Current.CancellationToken);
        await _slack.Time.Waits(TimeSpan.FromSeconds(7));
        (await api.PostMessage("C2", s_message, TestContext.Current.CancellationToken)).ShouldBe("1.1");
        limited.IsCompleted.ShouldBeFalse();
        _slack.Time.Advance(TimeSpan.FromSeconds(7));
        await limited;
    }

    [Fact]
    public async Task The_limit_of_a_method_holds_for_all_its_calls_and_no_other_method()
    {
        var api = _slack.Replies(Limited, 429, ("Retry-After", "7")).Replies("""{"ok":true,"users":[]}""").Replies("""{"ok":true,"user":{"id":"U1"}}""").Replies("""{"ok":true,"user":{"id":"U2"}}""").Api();
        var first = api.UserInfo("U1", TestContext.Current.CancellationToken);
        await _slack.Time.Waits(TimeSpan.FromSeconds(7));
        var second = api.UserInfo("U2", TestContext.Current.CancellationToken);
        await api.UserGroupMembers("S1", TestContext.Current.CancellationToken);
        _slack.Requests.Count.ShouldBe(2);
        _slack.Time.Advance(TimeSpan.FromSeconds(7));
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task A_wait_beyond_patience_is_refused_at_once_and_the_next_call_does_not_ask()
    {
        var api = _slack.Replies(Limited, 429, ("Retry-After", "3600")).Api();
        for (var i = 0; i < 2; i++)
        {
            var fault = await Should.ThrowAsync<SlackApiException>(api.UpdateMessage("C1", "1.1", s_message, TestContext.Current.CancellationToken));
            fault.Code.ShouldBe("ratelimited");
            fault.IsTransient.ShouldBeTrue();
            fault.MayHaveHappened.ShouldBeFalse();
        }

        _slack.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("99999999999999999999")]
    public async Task An_odd_Retry_After_neither_throws_nor_locks_out(string header)
    {
        for (var i = 0; i < 4; i++)
            _slack.Replies(Limited, 429, ("Retry-After", header));
        var posting = Should.ThrowAsync<SlackApiException>(_slack.Api().PostMessage("C1", s_message, TestContext.Current.CancellationToken));
        for (var seconds = 1; seconds <= 4; seconds *= 2)
            await _slack.Time.Pass(TimeSpan.FromSeconds(seconds));
        (await posting).Code.ShouldBe("ratelimited");
    }

    [Fact]
    public async Task Tries_are_bounded()
    {
        for (var i = 0; i < 4; i++)
            _slack.Replies(Limited, 429, ("Retry-After", "0"));
        await Should.ThrowAsync<SlackApiException>(_slack.Api().PostMessage("C1", s_message, TestContext.Current.CancellationToken));
        _slack.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Messages_of_a_channel_keep_their_order_and_a_second_between_them()
    {
        var sent = new TaskCompletionSource();
        var api = _slack.RepliesAfter(sent.Task, """{"ok":true,"ts":"1.1"}""").Replies("""{"ok":true,"ts":"1.2"}""").Replies("""{"ok":true,"ts":"1.3"}""").Api();
        var first = api.PostMessage("C1", new SlackMessage("first", []), TestContext.Current.CancellationToken);
        var second = api.PostMessage("C1", new SlackMessage("second", []), TestContext.Current.CancellationToken);
        var third = api.PostMessage("C1", new SlackMessage("third", []), TestContext.Current.CancellationToken);
        _slack.Requests.Count.ShouldBe(1);

        sent.SetResult();
        await first;
        await _slack.Time.Pass(TimeSpan.FromSeconds(1));
        await second;
        await _slack.Time.Pass(TimeSpan.FromSeconds(1));
        await third;
        _slack.Requests.Select(r => r.Json.GetProperty("text").GetString()).ShouldBe(["first", "second", "third"]);
    }

    [Fact]
    public async Task Who_gives_up_waiting_lets_nobody_overtake()
    {
        var sent = new TaskCompletionSource();
        using var impatient = new CancellationTokenSource();
        var api = _slack.RepliesAfter(sent.Task, Posted).Replies("""{"ok":true,"ts":"1.3"}""").Api();
        var first = api.PostMessage("C1", s_message, TestContext.Current.CancellationToken);
        var second = api.PostMessage("C1", s_message, impatient.Token);
        var third = api.PostMessage("C1", s_message, TestContext.Current.CancellationToken);
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(second);
        third.IsCompleted.ShouldBeFalse();
        _slack.Requests.Count.ShouldBe(1);

        sent.SetResult();
        await first;
        await _slack.Time.Pass(TimeSpan.FromSeconds(1));
        (await third).ShouldBe("1.3");
    }

    [Fact]
    public async Task A_dialog_does_not_wait_for_its_trigger_to_die()
    {
        var view = new SlackView("x", new PlainText("x"), new PlainText("x"), [], "");
        await Should.ThrowAsync<SlackApiException>(_slack.Replies(Limited, 429, ("Retry-After", "2")).Api().OpenView("1.2", view, TestContext.Current.CancellationToken));
    }
}
