using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Logs;

namespace TriageBot.Aws.Tests.Logs;

public sealed class ReadAtTests : IDisposable
{
    private static readonly LogStreamRef Stream = new("/ecs/checkout", "ecs/app/0123");
    private readonly Account _account = new();

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task Exactly_one_millisecond_is_read_whatever_stands_around_it()
    {
        var read = await Read(new FakeStream((1_499, "before"), (1_500, "one"), (1_500, "two"), (1_501, "after")), 1_500);

        read.Events.Select(e => e.Message).ShouldBe(["one", "two"]);
        read.Complete.ShouldBeTrue();
        _account.Aws.Requests.Single().Body.ShouldBe(
            """{"logGroupName":"/ecs/checkout","logStreamName":"ecs/app/0123","startTime":1500,"endTime":1501,"startFromHead":true}""");
    }

    [Fact]
    public async Task A_message_comes_back_to_the_letter()
    {
        const string message = "  <!channel> tab\t ünïcode \u0000 \u2028 {\"a\":1} \ud83d\ude00 trailing  ";

        var read = await Read(new FakeStream((1_500, message)), 1_500);

        read.Events.ShouldHaveSingleItem().Message.ShouldBe(message);
    }

    [Fact]
    public async Task An_empty_page_with_a_new_token_is_not_yet_the_end()
    {
        var read = await Read(new FakeStream((1_500, "there")) { EmptyPages = 3 }, 1_500);

        read.Events.ShouldHaveSingleItem().Message.ShouldBe("there");
    }

    [Fact]
    public async Task Nothing_at_that_millisecond_is_an_empty_and_complete_answer()
    {
        var read = await Read(new FakeStream((1_499, "near")), 1_500);

        read.Events.ShouldBeEmpty();
        read.Complete.ShouldBeTrue();
    }

    [Fact]
    public async Task Events_of_another_time_never_get_into_the_answer()
    {
        _account.Aws.On("GetLogEvents", _ => Reply.Raw(
            """{"events":[{"timestamp":1400,"message":"stale"},{"timestamp":1500,"message":"there"}],"nextForwardToken":"f/1"}"""));

        var read = await _account.Clients.Logs.ReadAt(
            _account.Scope, Stream, DateTimeOffset.FromUnixTimeMilliseconds(1_500), TestContext.Current.CancellationToken);

        read.Events.ShouldHaveSingleItem().Message.ShouldBe("there");
    }

    private async Task<LogRead> Read(FakeStream stream, long at)
    {
        _account.Aws.On("GetLogEvents", stream.GetLogEvents);
        return await _account.Clients.Logs.ReadAt(
            _account.Scope, Stream, DateTimeOffset.FromUnixTimeMilliseconds(at), TestContext.Current.CancellationToken);
    }
}
