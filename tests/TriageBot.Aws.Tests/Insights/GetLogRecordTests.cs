using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Logs;

namespace TriageBot.Aws.Tests.Insights;

public sealed class GetLogRecordTests : IDisposable
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1_767_225_601_123);
    private readonly Account _account = new();

    public void Dispose() => _account.Dispose();

    [Theory]
    [InlineData("1767225601123")]
    [InlineData("2026-01-01 00:00:01.123")]
    public async Task An_event_is_read_to_the_letter_and_the_millisecond(string timestamp)
    {
        _account.Aws.On("GetLogRecord", _ => Reply.Raw($$$"""
            {"logRecord":{"@timestamp":"{{{timestamp}}}","@ingestionTime":"1767225602000","@message":" ünïcode \u0000 ","@logStream":"ecs/app/1","@log":"111122223333:/ecs/ia","level":"error"}}
            """));

        (await Read()).ShouldBe(new LogEvent(At, DateTimeOffset.FromUnixTimeMilliseconds(1_767_225_602_000), " ünïcode \0 ", "ecs/app/1"));
        _account.Aws.Requests.Single().Body.ShouldBe("""{"logRecordPointer":"p-1"}""");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"logRecord":{}}""")]
    [InlineData("""{"logRecord":{"@timestamp":"1767225601123"}}""")]
    [InlineData("""{"logRecord":{"@timestamp":"999999999999999999","@message":"m"}}""")]
    [InlineData("""{"logRecord":{"@timestamp":"yesterday","@message":"m"}}""")]
    public async Task A_record_without_time_or_message_proves_nothing(string body)
    {
        _account.Aws.On("GetLogRecord", _ => Reply.Raw(body));

        (await Read()).ShouldBeNull();
    }

    [Fact]
    public async Task A_record_that_is_gone_is_null()
    {
        _account.Aws.On("GetLogRecord", _ => Reply.Error("ResourceNotFoundException", "The specified log record does not exist."));

        (await Read()).ShouldBeNull();
    }

    [Fact]
    public async Task A_record_is_read_again_each_time()
    {
        _account.Aws.On("GetLogRecord", _ => Reply.Raw("{}"));

        await Read();
        await Read();

        _account.Aws.Requests.Count.ShouldBe(2);
    }

    private Task<LogEvent?> Read() => _account.Clients.Insights.GetLogRecord(_account.Scope, "p-1", TestContext.Current.CancellationToken);
}
