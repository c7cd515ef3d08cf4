using TriageBot.Slack.Posting;
using TriageBot.Slack.Tests.Fakes;
using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Tests.Posting;

public sealed class PosterTests
{
    private static readonly SlackMessage s_message = new("x", []);
    private static readonly Uri s_url = new("https://hooks.slack.com/commands/x");

    private readonly FakeSlackApi _slack = new();
    private readonly Poster _poster;

    public PosterTests() => _poster = new(_slack, _slack, new MemoryOutbox());

    [Fact]
    public async Task A_message_is_posted_with_its_outbox_id_and_not_twice()
    {
        var first = await Post();
        var second = await Post();

        second.ShouldBe(first);
        _slack.Posted.ShouldHaveSingleItem().Message.OutboxId.ShouldBe("r1/report");
        _slack.Searches.ShouldBe(0);
    }

    [Fact]
    public async Task What_may_have_happened_is_looked_for_before_anything_else()
    {
        _slack.Failures.Enqueue(FakeSlackApi.Refuses("timeout", isTransient: true, mayHaveHappened: true));
        _slack.Found = "9.9";

        (await Post()).ShouldBe("9.9");
        _slack.Posted.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_may_have_happened_and_is_not_found_is_tried_again_later_after_another_look()
    {
        _slack.Failures.Enqueue(FakeSlackApi.Refuses("fatal_error", mayHaveHappened: true));
        (await Should.ThrowAsync<SlackApiException>(Post)).IsTransient.ShouldBeTrue();

        await Post();

        _slack.Searches.ShouldBe(2);
        _slack.Posted.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_a_killed_process_had_posted_is_found_and_not_repeated()
    {
        _slack.Failures.Enqueue(FakeSlackApi.Refuses("http_500", isTransient: true));
        await Should.ThrowAsync<SlackApiException>(Post);
        _slack.Found = "7.7";

        (await Post()).ShouldBe("7.7");
        _slack.Posted.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_slot_of_a_request_is_a_message_of_its_own()
    {
        await Post();
        await Post("thread");

        _slack.Posted.Count.ShouldBe(2);
    }

    [Fact]
    public async Task By_response_URL_it_is_tried_twice_and_then_no_more()
    {
        for (var i = 0; i < 2; i++)
        {
            _slack.Failures.Enqueue(FakeSlackApi.Refuses("timeout", isTransient: true, mayHaveHappened: true));
            await Should.ThrowAsync<SlackApiException>(Respond);
        }

        (await Respond()).ShouldBeFalse();
        _slack.Responses.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_answered_by_response_URL_is_not_answered_again()
    {
        (await Respond()).ShouldBeTrue();
        (await Respond()).ShouldBeTrue();

        _slack.Responses.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_whisper_too_is_tried_twice_at_most()
    {
        _slack.Failures.Enqueue(FakeSlackApi.Refuses("http_500", isTransient: true));
        await Should.ThrowAsync<SlackApiException>(Whisper);

        (await Whisper()).ShouldBeTrue();
        (await Whisper()).ShouldBeTrue();
        _slack.Whispers.Count.ShouldBe(1);
    }

    private Task<string> Post() => Post("report");

    private Task<string> Post(string slot) => _poster.PostOnce("r1", slot, "C1", null, s_message, TestContext.Current.CancellationToken);

    private Task<bool> Respond() => _poster.RespondOnce("r1", "private", "C1", s_url, s_message, false, TestContext.Current.CancellationToken);

    private Task<bool> Whisper() => _poster.WhisperOnce("r1", "private", "C1", "U1", s_message, TestContext.Current.CancellationToken);
}
