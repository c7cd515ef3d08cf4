using System.Text.Json.Nodes;

namespace TriageBot.Replay.Tests.Logs;

public sealed class GetLogEventsTests
{
    private const string Stream = "ecs/app/00000000000000000000000000000001";

    [Fact]
    public async Task Forward_pages_end_when_the_token_repeats()
    {
        var aws = Given.Aws();
        List<string> read = [];
        string? token = null;
        for (var page = 0; ; page++)
        {
            page.ShouldBeLessThan(10);
            var reply = await Read(aws, $""" "startFromHead":true,"limit":4{Token(token)} """);
            read.AddRange(reply.Texts("events", "message"));
            if (reply.Text("nextForwardToken") == token)
                break;
            token = reply.Text("nextForwardToken");
        }

        read.Count.ShouldBe(6);
        read[0].ShouldBe("listening on 8080");
        read[5].ShouldStartWith("{\"level\"");
    }

    [Fact]
    public async Task The_newest_page_comes_first_and_backward_tokens_lead_to_the_head()
    {
        var aws = Given.Aws();

        var newest = await Read(aws, """ "limit":2 """);
        newest.Texts("events", "message")[0].ShouldStartWith("GC overhead");
        var older = await Read(aws, $""" "limit":9{Token(newest.Text("nextBackwardToken"))} """);
        older.Texts("events", "message").Length.ShouldBe(4);
        var end = await Read(aws, $""" "limit":9{Token(older.Text("nextBackwardToken"))} """);
        end.Texts("events", "message").ShouldBeEmpty();
        end.Text("nextBackwardToken").ShouldBe(older.Text("nextBackwardToken"));
        end.Text("nextBackwardToken")!.ShouldStartWith("b/");
    }

    [Fact]
    public async Task The_start_is_inclusive_and_the_end_exclusive()
    {
        var aws = Given.Aws();

        (await Read(aws, """ "startTime":1767276127000,"endTime":1767276127001 """)).Texts("events", "message").Length.ShouldBe(2);
        (await Read(aws, """ "startTime":1767276126000,"endTime":1767276127000 """)).Texts("events", "message").ShouldBe(["WARN pool at 90 of 100"]);
    }

    [Fact]
    public async Task A_line_is_visible_from_its_ingestion_on()
    {
        var aws = Given.Aws();
        const string Window = """ "startTime":1767276130000,"startFromHead":true """;

        var early = await Read(aws, Window);
        early.Texts("events", "message").ShouldBeEmpty();
        aws.World.Clock.Skip(TimeSpan.FromSeconds(15));
        (await Read(aws, Window)).Texts("events", "message").ShouldBe(["the last words, which came late"]);
        (await Read(aws, Window + Token(early.Text("nextForwardToken")))).Texts("events", "message").ShouldBe(["the last words, which came late"]);
    }

    [Fact]
    public async Task A_line_older_than_the_retention_is_gone() =>
        (await Read(Given.Aws(c => c["now"] = "2026-02-15T00:00:00Z"), """ "startFromHead":true """)).Texts("events", "message").ShouldBeEmpty();

    [Fact]
    public async Task A_page_holds_one_megabyte_at_most()
    {
        var aws = Given.Aws(c => c["logs"]!["groups"]![0]!["streams"]![0]!["events"] = new JsonArray(
            [.. Enumerable.Range(0, 3).Select(i => new JsonObject { ["timestamp"] = 1767276125000 + i, ["message"] = new string((char)('a' + i), 500_000) })]));

        var page = await Read(aws, """ "startFromHead":true """);
        page.Texts("events", "message").Length.ShouldBe(2);
        (await Read(aws, $""" "startFromHead":true{Token(page.Text("nextForwardToken"))} """)).Texts("events", "message").Single()[0].ShouldBe('c');
    }

    [Theory]
    [InlineData("""{"logGroupName":"/ecs/none","logStreamName":"x"}""", "ResourceNotFoundException", "The specified log group does not exist.")]
    [InlineData("""{"logGroupName":"/ecs/checkout","logStreamName":"x"}""", "ResourceNotFoundException", "The specified log stream does not exist.")]
    [InlineData("""{"logGroupIdentifier":"arn:aws:logs:us-east-1:111122223333:log-group:/ecs/checkout","logStreamName":"x"}""", "ResourceNotFoundException", "The specified log group does not exist.")]
    [InlineData("""{"logGroupName":"/ecs/cheap","logStreamName":"s"}""", "InvalidParameterException", null)]
    [InlineData("""{"logGroupName":"/ecs/checkout"}""", "InvalidParameterException", null)]
    [InlineData("""{"logStreamName":"x"}""", "InvalidParameterException", null)]
    [InlineData("""{"logGroupName":"a","logGroupIdentifier":"a","logStreamName":"x"}""", "InvalidParameterException", null)]
    [InlineData("""{"logGroupName":"/ecs/checkout","logStreamName":"x","limit":0}""", "InvalidParameterException", null)]
    [InlineData("""{"logGroupName":"/ecs/checkout","logStreamName":"x","limit":10001}""", "InvalidParameterException", null)]
    [InlineData("""{"logGroupName":"/ecs/checkout","logStreamName":"x","startTime":-1}""", "InvalidParameterException", null)]
    [InlineData("""{"logGroupName":"/ecs/checkout","logStreamName":"x","nextToken":"f/1"}""", "InvalidParameterException", "The specified nextToken is invalid.")]
    [InlineData("""{"logGroupName":"/ecs/checkout","logStreamName":"x","startTime":"now"}""", "SerializationException", null)]
    public async Task What_aws_would_not_take_is_refused(string request, string code, string? message) => (await Given.Aws().Logs("GetLogEvents", request)).ShouldRefuse(code, message);

    [Theory]
    [InlineData("/ecs/checkout")]
    [InlineData("arn:aws:logs:eu-central-1:111122223333:log-group:/ecs/checkout")]
    [InlineData("arn:aws:logs:eu-central-1:111122223333:log-group:/ecs/checkout:*")]
    public async Task A_group_may_be_named_by_its_arn(string identifier) =>
        (await Given.Aws().Logs("GetLogEvents", $$"""{"logGroupIdentifier":"{{identifier}}","logStreamName":"{{Stream}}"}""")).Texts("events", "message").Length.ShouldBe(6);

    private static Task<Reply> Read(AwsClient aws, string members) => aws.Logs("GetLogEvents", $$"""{"logGroupName":"/ecs/checkout","logStreamName":"{{Stream}}",{{members}}}""");

    private static string Token(string? token) => token is null ? "" : $",\"nextToken\":\"{token}\"";
}
