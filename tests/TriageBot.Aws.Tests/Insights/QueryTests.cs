using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Insights;

public sealed class QueryTests : IDisposable
{
    private const string Row = """[{"field":"@message","value":"m"},{"field":"odd"},null]""";

    private static readonly TimeWindow Window = new(At(1_767_225_600_900), At(1_767_225_660_001));
    private readonly Account _account = new();
    private readonly Queue<string> _looks = new();

    public QueryTests() => _account.Aws
        .On("StartQuery", _ => Reply.Raw("""{"queryId":"q-1"}"""))
        .On("GetQueryResults", _ => Reply.Raw(_looks.Count > 1 ? _looks.Dequeue() : _looks.Peek()))
        .On("StopQuery", _ => Reply.Raw("""{"success":true}"""));

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task A_query_is_watched_once_a_second_until_it_has_ended()
    {
        Looks(
            """{"status":"Scheduled","results":[]}""",
            """{"status":"Running","results":[],"statistics":{"bytesScanned":500}}""",
            """
            {"status":"Complete","statistics":{"recordsMatched":1,"recordsScanned":9,"bytesScanned":1234.0},"results":[
              [{"field":"@timestamp","value":"2026-01-01 00:00:01.123"},{"field":"@message","value":"boom"},{"field":"@logStream","value":"ecs/app/1"},{"field":"@ptr","value":"p-1"}]]}
            """);

        var read = await Query();

        (read.Complete, read.BytesScanned, read.StoppedAtCeiling).ShouldBe((true, 1234, false));
        var row = read.Rows.ShouldHaveSingleItem();
        (row.RecordPointer, row.Message, row.LogStream, row.Fields["@timestamp"]).ShouldBe(("p-1", "boom", "ecs/app/1", "2026-01-01 00:00:01.123"));
        _account.Waits.Waits.ShouldBe([.. Enumerable.Repeat(TimeSpan.FromSeconds(1), 3)]);
        _account.Aws.Requests.First().Body.ShouldBe(
            """{"logGroupNames":["/ecs/ia"],"startTime":1767225600,"endTime":1767225661,"queryString":"fields @message","limit":10}""");
        _account.Aws.Count("StopQuery").ShouldBe(0);
    }

    [Fact]
    public async Task A_group_of_another_account_makes_all_of_them_identifiers()
    {
        Looks("""{"status":"Complete"}""");

        await _account.Clients.Insights.Query(
            _account.Scope, ["/ecs/ia", "arn:aws:logs:eu-central-1:444455556666:log-group:/x:*"], "fields @message", Window, 10, 1_000, TestContext.Current.CancellationToken);

        _account.Aws.Requests.First().Body.ShouldContain("""{"logGroupIdentifiers":["/ecs/ia","arn:aws:logs:eu-central-1:444455556666:log-group:/x"],"startTime":""");
    }

    [Fact]
    public async Task Results_are_read_over_their_pages_up_to_the_limit()
    {
        _account.Aws.On("GetQueryResults", request => Reply.Raw((string?)request.Json["nextToken"] == "n"
            ? $$"""{"status":"Complete","results":[{{string.Join(',', Enumerable.Repeat(Row, 8))}}]}"""
            : $$"""{"status":"Complete","nextToken":"n","statistics":{"bytesScanned":7},"results":[{{string.Join(',', Enumerable.Repeat(Row, 4))}}]}"""));

        var read = await Query();

        (read.Rows.Count, read.Complete, read.BytesScanned).ShouldBe((10, false, 7));
    }

    [Fact]
    public async Task A_query_that_scans_too_much_is_stopped_and_keeps_what_it_found()
    {
        Looks("""{"status":"Running","statistics":{"bytesScanned":1000000}}""", $$"""{"status":"Running","statistics":{"bytesScanned":1000001},"results":[{{Row}}]}""");

        var read = await Query();

        (read.Rows.Count, read.Complete, read.BytesScanned, read.StoppedAtCeiling).ShouldBe((1, false, 1_000_001, true));
        _account.Aws.Requests.Last().Body.ShouldBe("""{"queryId":"q-1"}""");
        _account.Aws.Count("StopQuery").ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_who_gives_up_stops_the_query_and_hears_of_the_cancellation()
    {
        using var gaveUp = new CancellationTokenSource();
        _account.Aws.On("GetQueryResults", _ =>
        {
            gaveUp.Cancel();
            return Reply.Raw("""{"status":"Running"}""");
        });

        await Should.ThrowAsync<OperationCanceledException>(() => Query(gaveUp.Token));

        _account.Aws.Requests.Select(r => r.Operation).ShouldBe(["StartQuery", "GetQueryResults", "StopQuery"]);
    }

    [Fact]
    public async Task A_stop_that_does_not_answer_holds_nobody_up_for_more_than_half_a_second()
    {
        using var gaveUp = new CancellationTokenSource();
        Looks("""{"status":"Running"}""");
        _account.Aws.Before = async (request, token) =>
        {
            if (request.Operation == "GetQueryResults")
                await gaveUp.CancelAsync();
            if (request.Operation != "StopQuery")
                return;
            var silence = Task.Delay(Timeout.InfiniteTimeSpan, _account.Time, token);
            _account.Time.Advance(TimeSpan.FromMilliseconds(500));
            await silence;
        };

        await Should.ThrowAsync<OperationCanceledException>(() => Query(gaveUp.Token));

        _account.Aws.Count("StopQuery").ShouldBe(1);
    }

    [Fact]
    public async Task A_query_whose_results_are_denied_is_stopped_and_the_denial_told()
    {
        _account.Aws.Fault("GetQueryResults", Reply.Denied("logs:GetQueryResults")).Fault("StopQuery", Reply.Denied("logs:StopQuery"));

        var failure = (await Should.ThrowAsync<AwsReadException>(() => Query())).Failure;

        (failure.Kind, failure.Operation).ShouldBe((FailureKind.Denied, "logs:GetQueryResults"));
        _account.Aws.Count("StopQuery").ShouldBe(1);
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Timeout")]
    [InlineData("Cancelled")]
    public async Task A_query_that_did_not_get_through_is_a_server_error_and_has_nothing_to_stop(string status)
    {
        Looks($$"""{"status":"{{status}}"}""");

        var failure = (await Should.ThrowAsync<AwsReadException>(() => Query())).Failure;

        (failure.Kind, failure.Code).ShouldBe((FailureKind.ServerError, $"Query{status}"));
        _account.Aws.Count("StopQuery").ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"results":[]}""")]
    [InlineData("""{"status":"Complete","results":{}}""")]
    [InlineData("""{"status":"Comp""")]
    public async Task An_answer_that_is_not_AWSs_is_one_clear_failure(string body)
    {
        Looks(body);

        (await Should.ThrowAsync<AwsReadException>(() => Query())).Failure.Code.ShouldBe("UnreadableResponse");
    }

    [Fact]
    public async Task A_query_that_AWS_cannot_read_is_invalid_in_its_words()
    {
        _account.Aws.On("StartQuery", _ => Reply.Error("MalformedQueryException", "unexpected symbol found"));

        (await Should.ThrowAsync<AwsReadException>(() => Query())).Failure.ShouldBe(
            new ReadFailure(FailureKind.Invalid, "logs:StartQuery", "MalformedQueryException", "unexpected symbol found"));
    }

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private void Looks(params string[] looks)
    {
        foreach (var look in looks)
            _looks.Enqueue(look);
    }

    private Task<InsightsRead> Query(CancellationToken? token = null) => _account.Clients.Insights.Query(
        _account.Scope, ["/ecs/ia"], "fields @message", Window, 10, 1_000_000, token ?? TestContext.Current.CancellationToken);
}
