using System.Net;
using System.Text;
using System.Text.Json;

namespace TriageBot.Replay.Tests.Logs.Insights;

public sealed class InsightsTests
{
    private const string Stream = "ecs/app/00000000000000000000000000000001";

    [Theory]
    [InlineData("fields @message | sort @timestamp asc", new[] { 0, 1, 2 })]
    [InlineData("fields @message", new[] { 2, 1, 0 })]
    [InlineData("fields @message | sort @timestamp desc | limit 1", new[] { 2 })]
    [InlineData("fields @timestamp, @message, @logStream, @ptr | filter @logStream = \"ecs/app/00000000000000000000000000000001\" | sort @timestamp desc | limit 200", new[] { 2, 1, 0 })]
    [InlineData("filter @logStream = 'other'", new int[0])]
    [InlineData("fields @message | filter @message like \"payment refused: \\\"limit\\\"\"", new[] { 1 })]
    [InlineData("fields @message | filter @message like /(?i)error|^PANIC: gr/", new[] { 2, 1 })]
    [InlineData("fields @message | filter @message not like /[Ep]/", new[] { 0 })]
    [InlineData("fields @message | filter @timestamp = 1767276128123", new[] { 2 })]
    [InlineData("fields @message | filter @timestamp >= 1767276127000 and @message like \"panic\" or @message = \"listening on 8080\" | sort @timestamp", new[] { 0, 2 })]
    [InlineData("fields @message | filter not (@message like 'panic' or @message like 'ERROR')", new[] { 0 })]
    [InlineData("fields @message | filter @message like 'p' | filter @message like 'ERROR'", new[] { 1 })]
    [InlineData("fields @message | filter detail.taskArn = 'x'", new int[0])]
    public async Task A_query_finds_what_it_says(string query, int[] expected)
    {
        string[] lines = [.. Given.Evidence()["logs"]!["groups"]![0]!["streams"]![0]!["events"]!.AsArray().Select(e => (string)e!["message"]!)];

        var done = await Complete(Given.EvidenceAws(), "/ecs/cheap", query);
        Column(done, "@message").ShouldBe(expected.Select(index => lines[index]));
        Column(done, "@ptr").Length.ShouldBe(expected.Length);
    }

    [Theory]
    [InlineData("filter detail.taskArn like '/prod/1'", new[] { "7" })]
    [InlineData("filter detail.containers.0.exitCode = 137", new[] { "7" })]
    [InlineData("filter detail.containers.0.exitCode in [1, 2]", new[] { "10" })]
    [InlineData("filter ispresent(detail.taskArn) | sort detail.version asc", new[] { "7", "10" })]
    [InlineData("filter detail.taskArn != 'x' | sort detail.version desc", new[] { "10", "7" })]
    public async Task Fields_of_json_messages_are_discovered(string query, string[] versions) =>
        Column(await Complete(Given.EvidenceAws(), "/aws/events/ecs", $"fields detail.version, nothing | {query}"), "detail.version").ShouldBe(versions);

    [Fact]
    public async Task A_query_runs_and_then_is_complete_and_says_what_it_scanned()
    {
        var aws = Given.EvidenceAws();
        var id = (await aws.Logs("StartQuery", Start("/ecs/cheap", "fields @message | filter @message like 'panic'"))).Text("queryId");
        var poll = $$"""{"queryId":"{{id}}"}""";

        (await aws.Logs("GetQueryResults", poll)).Text("status").ShouldBe("Running");
        var done = (await aws.Logs("GetQueryResults", poll)).Json;
        done.GetProperty("status").GetString().ShouldBe("Complete");
        var statistics = done.GetProperty("statistics");
        statistics.GetProperty("recordsScanned").GetDouble().ShouldBe(3);
        statistics.GetProperty("recordsMatched").GetDouble().ShouldBe(1);
        statistics.GetProperty("bytesScanned").GetDouble().ShouldBe(Encoding.UTF8.GetByteCount("listening on 8080ERROR payment refused: \"limit\"panic: größer als erlaubt"));
        (await aws.Logs("StopQuery", poll)).ShouldRefuse("InvalidParameterException");
    }

    [Fact]
    public async Task A_query_that_runs_can_be_stopped()
    {
        var aws = Given.EvidenceAws();
        var id = (await aws.Logs("StartQuery", Start("/ecs/cheap", "fields @message"))).Text("queryId");
        var poll = $$"""{"queryId":"{{id}}"}""";

        var running = await aws.Logs("GetQueryResults", poll);
        running.Json.GetProperty("statistics").GetProperty("bytesScanned").GetDouble().ShouldBeGreaterThan(0);
        (await aws.Logs("StopQuery", poll)).Json.GetProperty("success").GetBoolean().ShouldBeTrue();
        (await aws.Logs("GetQueryResults", poll)).Text("status").ShouldBe("Cancelled");
        (await new AwsClient(aws.World) { Region = "us-east-1" }.Logs("GetQueryResults", poll)).ShouldRefuse("ResourceNotFoundException");
    }

    [Fact]
    public async Task An_event_is_seen_when_it_has_been_ingested()
    {
        var aws = Given.EvidenceAws();

        Column(await Complete(aws, "/ecs/cheap", "fields @message"), "@message").ShouldNotContain("the last words, which came late");
        aws.World.Clock.Skip(TimeSpan.FromSeconds(15));
        Column(await Complete(aws, "/ecs/cheap", "fields @message"), "@message").ShouldContain("the last words, which came late");
    }

    [Fact]
    public async Task A_pointer_leads_back_to_its_record()
    {
        var aws = Given.EvidenceAws();
        var pointer = Column(await Complete(aws, "/aws/events/ecs", "fields @ptr, @timestamp | filter detail.version = 7"), "@ptr").ShouldHaveSingleItem();

        var record = (await aws.Logs("GetLogRecord", $$"""{"logRecordPointer":"{{pointer}}"}""")).Json.GetProperty("logRecord");
        record.GetProperty("@timestamp").GetString().ShouldBe("1767276131000");
        record.GetProperty("@log").GetString().ShouldBe("111122223333:/aws/events/ecs");
        record.GetProperty("@logStream").GetString().ShouldBe("e1");
        record.GetProperty("@message").GetString()!.ShouldContain("\"exitCode\":137");
        record.GetProperty("detail.containers.0.exitCode").GetString().ShouldBe("137");
        (await aws.Logs("GetLogRecord", """{"logRecordPointer":"bm9uc2Vuc2U="}""")).ShouldRefuse("InvalidParameterException");
        (await new AwsClient(aws.World) { Region = "us-east-1" }.Logs("GetLogRecord", $$"""{"logRecordPointer":"{{pointer}}"}""")).ShouldRefuse("ResourceNotFoundException");
    }

    [Fact]
    public async Task Infrequent_access_is_read_by_insights_alone_and_times_are_shown_in_words()
    {
        var aws = Given.EvidenceAws();

        (await aws.Logs("GetLogEvents", $$"""{"logGroupName":"/ecs/cheap","logStreamName":"{{Stream}}"}""")).ShouldRefuse("InvalidParameterException");
        (await aws.Logs("FilterLogEvents", """{"logGroupName":"/ecs/cheap"}""")).ShouldRefuse("InvalidParameterException");
        Column(await Complete(aws, "/ecs/cheap", "fields @timestamp | filter @message like 'panic'"), "@timestamp").ShouldBe(["2026-01-01 14:02:08.123"]);
        (await aws.Logs("StartQuery", Start("/delivered", "fields @message"))).ShouldRefuse("InvalidParameterException");
        (await aws.Logs("StartQuery", Start("/none", "fields @message"))).ShouldRefuse("ResourceNotFoundException");
    }

    [Theory]
    [InlineData("stats count(*) by bin(5m)")]
    [InlineData("fields @message as m")]
    [InlineData("parse @message '* *' as a, b")]
    [InlineData("filter @message like /(/")]
    [InlineData("filter @message like /(?=a)/")]
    [InlineData("filter @message = ")]
    [InlineData("filter (@message = 'a'")]
    [InlineData("filter @message = 'a")]
    [InlineData("fields strlen(@message)")]
    [InlineData("limit 0")]
    [InlineData("fields @message | limit 1 | limit 2")]
    [InlineData("| | fields @message")]
    [InlineData("")]
    public async Task What_is_not_understood_is_malformed_and_never_read_half(string query) =>
        (await Given.EvidenceAws().Logs("StartQuery", Start("/ecs/cheap", query))).ShouldRefuse("MalformedQueryException");

    [Theory]
    [InlineData("""{"logGroupName":"/ecs/cheap","startTime":2,"endTime":1,"queryString":"fields @message"}""")]
    [InlineData("""{"logGroupName":"/ecs/cheap","logGroupNames":["/ecs/cheap"],"startTime":1,"endTime":2,"queryString":"fields @message"}""")]
    [InlineData("""{"startTime":1,"endTime":2,"queryString":"fields @message"}""")]
    [InlineData("""{"logGroupName":"/ecs/cheap","queryString":"fields @message"}""")]
    [InlineData("""{"logGroupName":"/ecs/cheap","startTime":1,"endTime":2,"queryString":"fields @message","limit":100001}""")]
    public async Task Bad_parameters_are_refused(string request) => (await Given.EvidenceAws().Logs("StartQuery", request)).ShouldRefuse("InvalidParameterException");

    [Theory]
    [InlineData("fields @message", 1, 1)]
    [InlineData("fields @message | limit 2", 1, 1)]
    [InlineData("fields @message | limit 2", 3, 2)]
    public async Task The_smaller_limit_holds(string query, int limit, int rows)
    {
        var aws = Given.EvidenceAws();
        var started = await aws.Logs("StartQuery", $$"""{"logGroupName":"/ecs/cheap","startTime":1767276000,"endTime":1767279600,"queryString":"{{query}}","limit":{{limit}} }""");
        var poll = $$"""{"queryId":"{{started.Text("queryId")}}"}""";
        await aws.Logs("GetQueryResults", poll);

        (await aws.Logs("GetQueryResults", poll)).Json.GetProperty("results").GetArrayLength().ShouldBe(rows);
    }

    [Fact]
    public async Task Several_groups_by_name_or_arn_are_one_query_and_rows_come_in_pages()
    {
        var aws = Given.EvidenceAws();
        var started = await aws.Logs("StartQuery", """
            {"logGroupIdentifiers":["arn:aws:logs:eu-central-1:111122223333:log-group:/ecs/cheap","/aws/events/ecs"],"startTime":1767276000,"endTime":1767276131,"queryString":"fields @log | sort @timestamp asc"}
            """);
        var poll = $$"""{"queryId":"{{started.Text("queryId")}}","maxItems":3""";
        await aws.Logs("GetQueryResults", poll + "}");

        var first = (await aws.Logs("GetQueryResults", poll + "}")).Json;
        Column(first, "@log").ShouldAllBe(log => log == "111122223333:/ecs/cheap");
        // The end is inclusive, to the second.
        Column((await aws.Logs("GetQueryResults", poll + $",\"nextToken\":\"{first.GetProperty("nextToken").GetString()}\"}}")).Json, "@log").ShouldBe(["111122223333:/aws/events/ecs"]);
    }

    [Fact]
    public async Task No_query_does_worse_than_to_be_refused()
    {
        var random = new Random(8);
        var aws = Given.EvidenceAws();
        string[] words = ["fields", "filter", "sort", "limit", "|", "@message", "detail.a", "=", "!=", "like", "not", "and", "or", "(", ")", "'x", "'y'", "/a+/", "/(a", "`", ",", "7", "in", "[", "]", "ispresent", "\\", "é", "%"];
        for (var i = 0; i < 2_000; i++)
        {
            var query = string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(12)).Select(_ => words[random.Next(words.Length)]));
            var reply = await aws.Logs("StartQuery", Start("/ecs/cheap", query));
            if (reply.Status != HttpStatusCode.OK)
                reply.ShouldRefuse("MalformedQueryException");
        }
    }

    private static string Start(string group, string query) => $$"""{"logGroupName":"{{group}}","startTime":1767276000,"endTime":1767279600,"queryString":{{JsonSerializer.Serialize(query)}}}""";

    private static async Task<JsonElement> Complete(AwsClient aws, string group, string query)
    {
        var started = await aws.Logs("StartQuery", Start(group, query));
        started.Status.ShouldBe(HttpStatusCode.OK, started.Body);
        var poll = $$"""{"queryId":"{{started.Text("queryId")}}"}""";
        await aws.Logs("GetQueryResults", poll);
        return (await aws.Logs("GetQueryResults", poll)).Json;
    }

    private static string[] Column(JsonElement results, string field) =>
        [.. results.GetProperty("results").EnumerateArray().Select(row => row.EnumerateArray().FirstOrDefault(cell => cell.GetProperty("field").GetString() == field))
            .Where(cell => cell.ValueKind == JsonValueKind.Object).Select(cell => cell.GetProperty("value").GetString()!)];
}
