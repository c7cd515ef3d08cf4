using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Logs;

namespace TriageBot.Aws.Tests.Logs;

public sealed class FilterTests : IDisposable
{
    private static readonly TimeWindow Window = new(At(1_000), At(2_000));
    private readonly Account _account = new();

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task Empty_pages_are_followed_and_events_come_sorted_by_time()
    {
        _account.Aws.On("FilterLogEvents", request => Reply.Raw((string?)request.Json["nextToken"] switch
        {
            null => """{"events":[],"searchedLogStreams":[],"nextToken":"t1"}""",
            "t1" => """{"events":[{"logStreamName":"b","timestamp":1500,"message":"2","eventId":"x"},{"logStreamName":"b","timestamp":1500,"message":"3"}],"nextToken":"t2"}""",
            _ => """{"events":[{"logStreamName":"a","timestamp":1200,"message":"1","ingestionTime":1300}],"nextToken":null}""",
        }));

        var read = await _account.Clients.Logs.Filter(
            _account.Scope, new LogFilter("/aws/events/ecs", "{ $.x = \"y\" }", Window, ["a", "b"]), TestContext.Current.CancellationToken);

        read.Complete.ShouldBeTrue();
        read.Events.Select(e => (e.LogStream, e.Message)).ShouldBe([("a", "1"), ("b", "2"), ("b", "3")]);
        read.Events[0].IngestionTime.ShouldBe(At(1_300));
        var request = _account.Aws.Requests.First().Json;
        ((long?)request["startTime"], (long?)request["endTime"]).ShouldBe((1_000, 2_000));
        ((string?)request["filterPattern"]).ShouldBe("{ $.x = \"y\" }");
        request["logStreamNames"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_page_budget_ends_it_and_the_answer_says_so()
    {
        _account.Aws.On("FilterLogEvents", _ => Reply.Raw("""{"events":[],"nextToken":"more"}"""));

        var read = await _account.Clients.Logs.Filter(
            _account.Scope, new LogFilter("/g", "", Window, [], PageBudget: 4), TestContext.Current.CancellationToken);

        read.Complete.ShouldBeFalse();
        _account.Aws.Requests.Count.ShouldBe(4);
        _account.Aws.Requests.First().Body.ShouldBe("""{"logGroupName":"/g","startTime":1000,"endTime":2000}""");
    }

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
