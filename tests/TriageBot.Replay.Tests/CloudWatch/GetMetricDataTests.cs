using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TriageBot.Replay.Tests.CloudWatch;

public sealed class GetMetricDataTests
{
    private const string Service = """[{"Name":"ClusterName","Value":"prod"},{"Name":"ServiceName","Value":"checkout"}]""";

    [Theory]
    [InlineData("Maximum", 60, new[] { 300, 350.5, 420, 480, 511 })]
    [InlineData("Average", 60, new[] { 300, 350.5, 410, 480, 511 })]
    [InlineData("SampleCount", 300, new[] { 2.0, 4 })]
    [InlineData("Minimum", 300, new[] { 300.0, 400 })]
    [InlineData("Sum", 300, new[] { 650.5, 1811 })]
    public async Task Samples_are_counted_by_period(string stat, int period, double[] values)
    {
        var reply = await Given.EvidenceAws().Metrics("GetMetricData", Request(Query("m", stat, period), "\"ScanBy\":\"TimestampAscending\""));

        reply.Status.ShouldBe(HttpStatusCode.OK, reply.Body);
        var result = reply.Json.GetProperty("MetricDataResults")[0];
        result.GetProperty("StatusCode").GetString().ShouldBe("Complete");
        Numbers(result, "Values").ShouldBe(values);
        Numbers(result, "Timestamps").ShouldAllBe(time => time % period == 0);
        Numbers(result, "Timestamps")[0].ShouldBe(period == 60 ? 1767275880 : 1767275700);
    }

    [Fact]
    public async Task The_newest_come_first_unless_asked_otherwise_and_the_end_is_exclusive()
    {
        var reply = await Given.EvidenceAws().Metrics("GetMetricData", $$"""{"MetricDataQueries":[{{Query("m", "Maximum", 60)}}],"StartTime":1767275940,"EndTime":1767276060.0}""");

        Numbers(reply.Json.GetProperty("MetricDataResults")[0], "Timestamps").ShouldBe([1767276000, 1767275940]);
    }

    [Fact]
    public async Task A_point_is_there_when_its_time_has_come()
    {
        var aws = Given.EvidenceAws();
        var late = $$"""{"MetricDataQueries":[{{Query("m", "Maximum", 60)}}],"StartTime":1767276600,"EndTime":1767280000}""";

        Numbers((await aws.Metrics("GetMetricData", late)).Json.GetProperty("MetricDataResults")[0], "Values").ShouldBeEmpty();
        aws.World.Clock.Skip(TimeSpan.FromMinutes(3));
        Numbers((await aws.Metrics("GetMetricData", late)).Json.GetProperty("MetricDataResults")[0], "Values").ShouldBe([1]);
    }

    [Theory]
    [InlineData("""[{"Name":"ClusterName","Value":"prod"}]""", "MemoryUtilized")]
    [InlineData(Service, "NoSuchMetric")]
    public async Task Without_the_exact_dimensions_there_is_no_data_and_no_error(string dimensions, string metric)
    {
        var query = $$"""{"Id":"m","MetricStat":{"Metric":{"Namespace":"ECS/ContainerInsights","MetricName":"{{metric}}","Dimensions":{{dimensions}} },"Period":60,"Stat":"Maximum"} }""";
        var result = (await Given.EvidenceAws().Metrics("GetMetricData", Request(query))).Json.GetProperty("MetricDataResults")[0];

        result.GetProperty("Values").GetArrayLength().ShouldBe(0);
        result.GetProperty("StatusCode").GetString().ShouldBe("Complete");
    }

    [Fact]
    public async Task Datapoints_come_in_pages()
    {
        var aws = Given.EvidenceAws();
        var two = $"{Query("a", "Maximum", 60)},{Query("b", "Minimum", 60)}";
        List<string> pages = [];
        var points = 0;
        for (string? next = null; ;)
        {
            var reply = (await aws.Metrics("GetMetricData", Request(two, "\"MaxDatapoints\":3" + (next is null ? "" : $",\"NextToken\":\"{next}\"")))).Json;
            var results = reply.GetProperty("MetricDataResults").EnumerateArray().ToList();
            points += results.Sum(result => result.GetProperty("Values").GetArrayLength());
            pages.Add(string.Join(' ', results.Select(result => $"{result.GetProperty("Id").GetString()}:{result.GetProperty("Values").GetArrayLength()}:{result.GetProperty("StatusCode").GetString()}")));
            if (!reply.TryGetProperty("NextToken", out var token))
                break;
            next = token.GetString();
        }

        pages.ShouldBe(["a:3:PartialData", "a:2:Complete b:1:PartialData", "b:3:PartialData", "b:1:Complete"]);
        points.ShouldBe(10);
        (await aws.Metrics("GetMetricData", Request(two, "\"NextToken\":\"bogus\""))).ShouldRefuse("InvalidNextToken");
    }

    [Theory]
    [InlineData("""{"Id":"M","MetricStat":{}}""")]
    [InlineData("""{"Id":"m","Expression":"SUM(a)"}""")]
    [InlineData("""{"Id":"m","MetricStat":{"Metric":{"Namespace":"n","MetricName":"x"},"Period":61,"Stat":"Maximum"}}""")]
    [InlineData("""{"Id":"m","MetricStat":{"Metric":{"Namespace":"n","MetricName":"x"},"Period":60,"Stat":"Mode"}}""")]
    [InlineData("""{"Id":"m"},{"Id":"m"}""")]
    [InlineData("")]
    public async Task A_bad_query_is_a_validation_error(string query) => (await Given.EvidenceAws().Metrics("GetMetricData", Request(query))).ShouldRefuse("ValidationError");

    [Fact]
    public async Task The_old_protocol_says_the_same()
    {
        var aws = Given.EvidenceAws();
        const string Form = "Action=GetMetricData&Version=2010-08-01&StartTime=2026-01-01T13%3A55%3A00Z&EndTime=2026-01-01T14%3A10%3A00Z&ScanBy=TimestampAscending"
            + "&MetricDataQueries.member.1.Id=m&MetricDataQueries.member.1.MetricStat.Period=60&MetricDataQueries.member.1.MetricStat.Stat=Maximum"
            + "&MetricDataQueries.member.1.MetricStat.Metric.Namespace=AWS%2FECS&MetricDataQueries.member.1.MetricStat.Metric.MetricName=CPUUtilization"
            + "&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Name=ServiceName&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Value=checkout"
            + "&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.2.Name=ClusterName&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.2.Value=prod";

        var reply = await aws.Query("monitoring", Form);
        reply.Status.ShouldBe(HttpStatusCode.OK, reply.Body);
        reply.Value("Timestamps").ShouldBe("2026-01-01T14:00:00Z");
        reply.Value("Values").ShouldBe("12.5");
        (await aws.Query("monitoring", Form.Replace("Stat.Period=60", "Stat.Period=7", StringComparison.Ordinal))).ShouldRefuseInXml("ValidationError", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Metrics_are_listed()
    {
        var aws = Given.EvidenceAws();

        (await aws.Metrics("ListMetrics", "{}")).Texts("Metrics", "MetricName").ShouldBe(["MemoryUtilized", "CPUUtilization"]);
        (await aws.Metrics("ListMetrics", """{"Namespace":"AWS/ECS","Dimensions":[{"Name":"ClusterName"}]}""")).Texts("Metrics", "MetricName").ShouldBe(["CPUUtilization"]);
        (await aws.Metrics("ListMetrics", """{"Dimensions":[{"Name":"ClusterName","Value":"test"}]}""")).Texts("Metrics", "MetricName").ShouldBeEmpty();
    }

    [Fact]
    public async Task Recorded_and_empty_there_is_no_data()
    {
        var aws = Given.EvidenceAws(c => c["cloudwatch"]!["metrics"] = new JsonArray());

        (await aws.Metrics("GetMetricData", Request(Query("m", "Sum", 60)))).Texts("MetricDataResults", "StatusCode").ShouldBe(["Complete"]);
        (await aws.Metrics("ListMetrics", "{}")).Texts("Metrics").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_recorded_is_denied()
    {
        var reply = await Given.EvidenceAws(c => c.Remove("cloudwatch")).Metrics("GetMetricData", Request(Query("m", "Sum", 60)));

        reply.ShouldRefuse("AccessDeniedException");
        reply.Message.ShouldContain("cloudwatch:GetMetricData");
    }

    private static string Query(string id, string stat, int period) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"Id":"{{id}}","MetricStat":{"Metric":{"Namespace":"ECS/ContainerInsights","MetricName":"MemoryUtilized","Dimensions":{{Service}} },"Period":{{period}},"Stat":"{{stat}}"} }""");

    private static string Request(string queries, string more = "\"MaxDatapoints\":100") => $$"""{"MetricDataQueries":[{{queries}}],"StartTime":1767275700,"EndTime":1767276600,{{more}}}""";

    private static double[] Numbers(JsonElement result, string list) => [.. result.GetProperty(list).EnumerateArray().Select(value => value.GetDouble())];
}
