using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Tests.WebApi;

public class PostedSearchTests
{
    private static readonly DateTimeOffset s_since = DateTimeOffset.FromUnixTimeSeconds(1_795_224_132);

    private readonly ScriptedSlack _slack = new ScriptedSlack().Replies("""{"ok":true,"team_id":"T1","user_id":"U1","bot_id":"B1"}""");

    [Fact]
    public async Task A_message_with_our_mark_is_found_on_a_later_page()
    {
        _slack.Replies(Page("next", Message("1.1", "other", "B1"))).Replies(Page("", Message("1.2", "out-7", "B1")));
        (await Find(null)).ShouldBe("1.2");
        _slack.Last.Method.ShouldBe("conversations.history");
        _slack.Last.Body.ShouldBe("channel=C1&oldest=1795224012.000000&limit=200&include_all_metadata=true&cursor=next");
    }

    [Fact]
    public async Task A_thread_is_searched_in_its_replies()
    {
        _slack.Replies(Page("", Message("1.3", "out-7", "B1")));
        (await Find("1.000001")).ShouldBe("1.3");
        _slack.Last.Method.ShouldBe("conversations.replies");
        _slack.Last.Body.ShouldContain("ts=1.000001");
    }

    [Theory]
    [InlineData("""{"ts":"1.1"}""")]
    [InlineData("""{"ts":"1.1","metadata":{"event_type":"other","event_payload":{"outbox_id":"out-7"}}}""")]
    [InlineData("""{"ts":"1.1","metadata":{"event_type":"triagebot","event_payload":{"outbox_id":7}}}""")]
    [InlineData("""{"ts":"1.1","metadata":"triagebot"}""")]
    [InlineData("""{"ts":"1.1","bot_id":"B9","metadata":{"event_type":"triagebot","event_payload":{"outbox_id":"out-7"}}}""")]
    [InlineData("17")]
    public async Task A_message_that_is_not_ours_is_not_adopted(string message)
    {
        _slack.Replies(Page("", message));
        (await Find(null)).ShouldBeNull();
    }

    [Fact]
    public async Task A_thread_that_is_gone_has_no_message() =>
        (await FindAfter("""{"ok":false,"error":"thread_not_found"}""")).ShouldBeNull();

    [Fact]
    public async Task A_search_without_end_says_that_nobody_knows()
    {
        for (var i = 0; i < 10; i++)
            _slack.Replies(Page("more", Message("1.1", "other", "B1")));
        var fault = await Should.ThrowAsync<SlackApiException>(Find(null));
        fault.Code.ShouldBe("search_too_long");
        fault.MayHaveHappened.ShouldBeTrue();
    }

    private Task<string?> FindAfter(string reply)
    {
        _slack.Replies(reply);
        return Find("1.000001");
    }

    private Task<string?> Find(string? thread) => _slack.Api().FindPosted("C1", thread, "out-7", s_since, TestContext.Current.CancellationToken);

    private static string Page(string next, string message) => $$$"""{"ok":true,"messages":[{{{message}}}],"response_metadata":{"next_cursor":"{{{next}}}"}}""";

    private static string Message(string ts, string outboxId, string bot) =>
        $$$$"""{"ts":"{{{{ts}}}}","bot_id":"{{{{bot}}}}","metadata":{"event_type":"triagebot","event_payload":{"outbox_id":"{{{{outboxId}}}}"}}}""";
}
