using System.Text.Json;

namespace TriageBot.Replay.Tests.Logs;

public sealed class FilterLogEventsTests
{
    [Fact]
    public async Task Streams_are_interleaved_by_time_and_each_event_has_an_id_of_its_own()
    {
        var aws = Given.Aws();

        var reply = await Filter(aws, "");
        reply.Texts("events", "message").Length.ShouldBe(8);
        var times = reply.Json.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("timestamp").GetInt64()).ToArray();
        times.ShouldBe(times.Order());
        reply.Texts("events", "logStreamName").Distinct().Count().ShouldBe(2);
        reply.Texts("events", "eventId").Distinct().Count().ShouldBe(8);
        reply.Texts("searchedLogStreams").ShouldBeEmpty();
        (await Filter(aws, "")).Texts("events", "eventId").ShouldBe(reply.Texts("events", "eventId"));
        (await Filter(aws, "", ",\"startTime\":1767276127000,\"endTime\":1767276127000")).Texts("events", "message").Length.ShouldBe(3);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_loss()
    {
        var aws = Given.Aws();
        (await All(aws, ",\"limit\":3")).Messages.ShouldBe((await Filter(aws, "")).Texts("events", "message"));
    }

    [Fact]
    public async Task A_page_may_be_empty_before_the_end_where_the_case_asks_for_it()
    {
        var aws = Given.Aws(c => c["logs"]!["emptyPages"] = true);

        var (messages, pages) = await All(aws, "", "{ $.level = \"error\" }");
        messages.Length.ShouldBe(1);
        pages.ShouldContain(0);
        pages.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Streams_are_chosen_by_name_or_by_prefix_but_not_by_both()
    {
        var aws = Given.Aws();

        (await Filter(aws, "", ",\"logStreamNames\":[\"ecs/app/00000000000000000000000000000004\"]")).Texts("events", "message").Length.ShouldBe(2);
        (await Filter(aws, "", ",\"logStreamNamePrefix\":\"ecs/silent\"")).Texts("events", "message").ShouldBeEmpty();
        (await Filter(aws, "", ",\"logStreamNames\":[\"x\"],\"logStreamNamePrefix\":\"x\"")).ShouldRefuse("InvalidParameterException");
        (await Filter(aws, "", ",\"logStreamNames\":[\"x\"]")).ShouldRefuse("ResourceNotFoundException", "The specified log stream does not exist.");
    }

    [Fact]
    public async Task A_bad_or_overlong_pattern_is_refused()
    {
        (await Filter(Given.Aws(), "{ $.a ~ 1 }")).ShouldRefuse("InvalidParameterException", "Invalid filter pattern");
        (await Filter(Given.Aws(), new string('a', 1025))).ShouldRefuse("InvalidParameterException");
        (await Given.Aws().Logs("FilterLogEvents", """{"logGroupName":"/ecs/cheap"}""")).ShouldRefuse("InvalidParameterException");
        (await Filter(Given.Aws(), "", ",\"nextToken\":\"eHl6\"")).ShouldRefuse("InvalidParameterException");
    }

    [Fact]
    public async Task Groups_and_streams_are_described()
    {
        var aws = Given.Aws();

        var groups = await aws.Logs("DescribeLogGroups", """{"logGroupNamePrefix":"/ecs/"}""");
        groups.Texts("logGroups", "logGroupName").ShouldBe(["/ecs/cheap", "/ecs/checkout"]);
        groups.Texts("logGroups", "logGroupClass").ShouldBe(["INFREQUENT_ACCESS", "STANDARD"]);
        groups.Json.GetProperty("logGroups")[1].GetProperty("creationTime").GetInt64().ShouldBe(1748764800000);
        groups.Json.GetProperty("logGroups")[1].TryGetProperty("streams", out _).ShouldBeFalse();
        var first = await aws.Logs("DescribeLogGroups", """{"logGroupNamePattern":"ECS","limit":1}""");
        first.Texts("logGroups", "logGroupName").ShouldBe(["/aws/events/ecs"]);
        first.Text("nextToken").ShouldNotBeNull();
        (await aws.Logs("DescribeLogGroups", """{"limit":51}""")).ShouldRefuse("InvalidParameterException");

        var streams = await aws.Logs("DescribeLogStreams", """{"logGroupName":"/ecs/checkout","orderBy":"LastEventTime","descending":true,"limit":1}""");
        streams.Texts("logStreams", "logStreamName").ShouldBe(["ecs/app/00000000000000000000000000000001"]);
        streams.Json.GetProperty("logStreams")[0].GetProperty("lastEventTimestamp").GetInt64().ShouldBe(1767276129000);
        (await aws.Logs("DescribeLogStreams", """{"logGroupName":"/ecs/checkout","orderBy":"LastEventTime","logStreamNamePrefix":"e"}""")).ShouldRefuse("InvalidParameterException");
        (await aws.Logs("DescribeLogStreams", """{"logGroupName":"/ecs/none"}""")).ShouldRefuse("ResourceNotFoundException");
    }

    [Fact]
    public async Task Logs_that_are_not_recorded_are_denied()
    {
        (await Filter(Given.Aws(c => c.Remove("logs")), "")).ShouldRefuse("AccessDeniedException");
        (await Filter(Given.Aws(c => c["logs"]!.AsObject().Remove("groups")), "")).ShouldRefuse("AccessDeniedException");
    }

    private static Task<Reply> Filter(AwsClient aws, string pattern, string more = "") =>
        aws.Logs("FilterLogEvents", $$"""{"logGroupName":"/ecs/checkout","filterPattern":{{JsonSerializer.Serialize(pattern)}}{{more}}}""");

    private static async Task<(string[] Messages, List<int> Pages)> All(AwsClient aws, string more, string pattern = "")
    {
        List<string> messages = [];
        List<int> pages = [];
        string? token = null;
        do
        {
            pages.Count.ShouldBeLessThan(20);
            var reply = await Filter(aws, pattern, more + (token is null ? "" : $",\"nextToken\":\"{token}\""));
            var page = reply.Texts("events", "message");
            messages.AddRange(page);
            pages.Add(page.Length);
            token = reply.Text("nextToken");
        }
        while (token is not null);
        return ([.. messages], pages);
    }
}
