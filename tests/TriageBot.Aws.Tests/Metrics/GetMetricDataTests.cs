using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Metrics;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Metrics;

public sealed class GetMetricDataTests : IDisposable
{
    private static readonly MetricQuery Memory = new(
        "memory", "ECS/ContainerInsights", "MemoryUtilized", "Maximum", [new("ClusterName", "prod"), new("ServiceName", "checkout")]);

    private static readonly TimeWindow Window = new(At(1_767_225_630.5), At(1_767_225_720.25));
    private readonly Account _account = new();

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task A_series_is_asked_for_from_the_start_of_a_period_to_just_behind_the_window()
    {
        _account.Aws.On("GetMetricData", _ => Reply.Raw("""
            {"MetricDataResults":[{"Id":"memory","Label":"MemoryUtilized","Timestamps":[1767225720,1.76722566E9,1767225600],"Values":[511,498.5,0],"StatusCode":"Complete","Messages":[]}],"Messages":[]}
            """));

        var series = (await Read(Memory)).ShouldHaveSingleItem();

        series.IsComplete.ShouldBeTrue();
        series.Label.ShouldBe("MemoryUtilized");
        series.Points.ShouldBe([new(At(1_767_225_600), 0), new(At(1_767_225_660), 498.5), new(At(1_767_225_720), 511)]);
        var request = _account.Aws.Requests.Single();
        request.Uri.ShouldBe(new Uri("https://monitoring.eu-central-1.amazonaws.com/"));
        request.Headers["X-Amz-Target"].ShouldBe("GraniteServiceVersion20100801.GetMetricData");
        request.Body.ShouldBe(
            """{"MetricDataQueries":[{"Id":"memory","MetricStat":{"Metric":{"Namespace":"ECS/ContainerInsights","MetricName":"MemoryUtilized","Dimensions":[{"Name":"ClusterName","Value":"prod"},{"Name":"ServiceName","Value":"checkout"}]},"Period":60,"Stat":"Maximum"},"ReturnData":true}],"StartTime":1767225600,"EndTime":1767225721,"ScanBy":"TimestampAscending"}""");
    }

    [Fact]
    public async Task A_metric_without_data_is_an_empty_series_and_no_error()
    {
        _account.Aws.On("GetMetricData", _ => Reply.Raw("""{"MetricDataResults":[{"Id":"memory","Label":"x","Timestamps":[],"Values":[],"StatusCode":"Complete"}]}"""));

        var series = (await Read(Memory)).ShouldHaveSingleItem();

        series.Points.ShouldBeEmpty();
        series.IsComplete.ShouldBeTrue();
    }

    [Fact]
    public async Task Parts_of_a_series_on_several_pages_are_put_together()
    {
        _account.Aws.On("GetMetricData", request => Reply.Raw(request.Json.ContainsKey("NextToken")
            ? """{"MetricDataResults":[{"Id":"memory","Label":"m","Timestamps":[1767225660],"Values":[2],"StatusCode":"Complete"},{"Id":"cpu","Timestamps":[1767225600],"Values":[9],"StatusCode":"PartialData"}]}"""
            : """{"MetricDataResults":[{"Id":"memory","Label":"m","Timestamps":[1767225600],"Values":[1],"StatusCode":"PartialData"}],"NextToken":"n"}"""));

        var series = await Read(Memory with { Id = "cpu", Metric = "CpuUtilized" }, Memory);

        series.Select(s => (s.Id, s.Status)).ShouldBe([("cpu", "PartialData"), ("memory", "Complete")]);
        series[1].Points.Select(p => p.Value).ShouldBe([1, 2]);
        series[0].IsComplete.ShouldBeFalse();
    }

    [Fact]
    public async Task A_series_that_the_answer_leaves_out_is_there_and_not_complete()
    {
        _account.Aws.On("GetMetricData", _ => Reply.Raw("{}"));

        var series = (await Read(Memory)).ShouldHaveSingleItem();

        (series.Points.Count, series.IsComplete).ShouldBe((0, false));
    }

    [Fact]
    public async Task What_is_no_number_is_no_point()
    {
        _account.Aws.On("GetMetricData", _ => Reply.Raw("""{"MetricDataResults":[{"Id":"memory","Timestamps":[1767225600,1767225660,1767225720],"Values":["NaN",5,"Infinity"],"StatusCode":"Complete"}]}"""));

        (await Read(Memory)).Single().Points.Select(p => p.Value).ShouldBe([5]);
    }

    [Fact]
    public async Task More_than_five_hundred_metrics_are_asked_for_in_calls_of_five_hundred()
    {
        _account.Aws.On("GetMetricData", request => request.Json["MetricDataQueries"]!.AsArray().Count > 500
            ? Reply.Error("ValidationError", "The collection MetricDataQueries must not have a size greater than 500.")
            : Reply.Raw("{}"));

        (await Read([.. Enumerable.Range(0, 501).Select(i => Memory with { Id = $"m{i}" })])).Count.ShouldBe(501);

        _account.Aws.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"MetricDataResults":[{"Timestamps":[1]}]}""")]
    [InlineData("""{"MetricDataResults":[{"Id":"memory","Timestamps":["2026-01-01"]}]}""")]
    [InlineData("""{"MetricDataResults":[{"Id":"memory","Values":["many"]}]}""")]
    [InlineData("""{"MetricDataResults":[{"Id":"mem""")]
    public async Task An_answer_that_is_not_AWSs_is_one_clear_failure(string body)
    {
        _account.Aws.On("GetMetricData", _ => Reply.Raw(body));

        (await Should.ThrowAsync<AwsReadException>(() => Read(Memory))).Failure.Code.ShouldBe("UnreadableResponse");
    }

    private static DateTimeOffset At(double seconds) => DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000));

    private Task<IReadOnlyList<MetricSeries>> Read(params MetricQuery[] queries) =>
        _account.Clients.Metrics.GetMetricData(_account.Scope, queries, Window, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
}
