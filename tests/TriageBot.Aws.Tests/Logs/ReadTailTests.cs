using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Logs;

public sealed class ReadTailTests : IDisposable
{
    private static readonly LogStreamRef Stream = new("/ecs/checkout", "ecs/app/0123");
    private static readonly TimeWindow Window = new(At(1_000), At(2_000));
    private readonly Account _account = new();

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task The_window_includes_both_ends_and_one_call_suffices()
    {
        var read = await Read(new FakeStream((999, "before"), (1_000, "first"), (1_500, "middle"), (2_000, "last"), (2_001, "after")), limit: 100);

        read.Events.Select(e => e.Message).ShouldBe(["first", "middle", "last"]);
        read.Events[2].ShouldBe(new LogEvent(At(2_000), At(2_005), "last", Stream.Stream));
        read.Complete.ShouldBeTrue();
        _account.Aws.Requests.Single().Body.ShouldBe(
            """{"logGroupName":"/ecs/checkout","logStreamName":"ecs/app/0123","startTime":1000,"endTime":2001,"limit":100,"startFromHead":false}""");
    }

    [Fact]
    public async Task The_newest_events_are_kept_where_there_are_more_than_the_limit()
    {
        var read = await Read(new FakeStream((1_100, "a"), (1_200, "b"), (1_300, "c")), limit: 2);

        read.Events.Select(e => e.Message).ShouldBe(["b", "c"]);
        read.Complete.ShouldBeFalse();
        _account.Aws.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Empty_pages_are_followed_to_what_lies_behind_them()
    {
        var read = await Read(new FakeStream((1_100, "a")) { EmptyPages = 2 }, limit: 10);

        read.Events.Select(e => e.Message).ShouldBe(["a"]);
        read.Complete.ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_in_the_window_is_known_when_the_token_repeats()
    {
        var read = await Read(new FakeStream((5_000, "later")), limit: 10);

        read.Events.ShouldBeEmpty();
        read.Complete.ShouldBeTrue();
        _account.Aws.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Three_pages_are_the_most_and_the_answer_says_that_it_is_not_complete()
    {
        var read = await Read(new FakeStream((1_100, "a")) { EmptyPages = 9 }, limit: 10);

        read.Complete.ShouldBeFalse();
        _account.Aws.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_page_that_its_size_cut_short_is_followed()
    {
        var big = new string('x', 600 * 1024);

        var read = await Read(new FakeStream((1_100, "old"), (1_200, big)) { PageCap = 1 }, limit: 10);

        read.Events.Select(e => e.Message).ShouldBe(["old", big]);
        read.Complete.ShouldBeTrue();
    }

    [Fact]
    public async Task A_group_of_another_account_goes_by_its_arn()
    {
        _account.Aws.On("GetLogEvents", new FakeStream((1_100, "a")).GetLogEvents);
        var stream = new LogStreamRef("arn:aws:logs:eu-central-1:444455556666:log-group:/ecs/other:*", "s");

        await _account.Clients.Logs.ReadTail(_account.Scope, stream, Window, 10, TestContext.Current.CancellationToken);

        var request = _account.Aws.Requests.Single().Json;
        ((string?)request["logGroupIdentifier"]).ShouldBe("arn:aws:logs:eu-central-1:444455556666:log-group:/ecs/other");
        request.ContainsKey("logGroupName").ShouldBeFalse();
    }

    [Fact]
    public async Task A_stream_that_does_not_exist_is_not_found()
    {
        _account.Aws.On("GetLogEvents", _ => Reply.Error("ResourceNotFoundException", "The specified log stream does not exist."));

        var e = await Should.ThrowAsync<AwsReadException>(
            () => _account.Clients.Logs.ReadTail(_account.Scope, Stream, Window, 10, TestContext.Current.CancellationToken));

        e.Failure.ShouldBe(new ReadFailure(FailureKind.NotFound, "logs:GetLogEvents", "ResourceNotFoundException", "The specified log stream does not exist."));
    }

    [Fact]
    public async Task A_tail_is_read_again_each_time()
    {
        _account.Aws.On("GetLogEvents", new FakeStream((1_100, "a")).GetLogEvents);

        for (var i = 0; i < 2; i++)
            await _account.Clients.Logs.ReadTail(_account.Scope, Stream, Window, 10, TestContext.Current.CancellationToken);

        _account.Aws.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"events":[{"timestamp":99999999999999999,"message":"m"}]}""")]
    [InlineData("""{"events":[{"timestamp":1,"message":null}]}""")]
    [InlineData("""{"events":[{"timestamp":1,"mess""")]
    public async Task An_event_that_cannot_be_is_one_clear_failure(string body)
    {
        _account.Aws.On("GetLogEvents", _ => Reply.Raw(body));

        var e = await Should.ThrowAsync<AwsReadException>(
            () => _account.Clients.Logs.ReadTail(_account.Scope, Stream, Window, 10, TestContext.Current.CancellationToken));

        e.Failure.Kind.ShouldBe(FailureKind.ServerError);
        e.Failure.Code.ShouldBe("UnreadableResponse");
    }

    private async Task<LogRead> Read(FakeStream stream, int limit)
    {
        _account.Aws.On("GetLogEvents", stream.GetLogEvents);
        return await _account.Clients.Logs.ReadTail(_account.Scope, Stream, Window, limit, TestContext.Current.CancellationToken);
    }

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
