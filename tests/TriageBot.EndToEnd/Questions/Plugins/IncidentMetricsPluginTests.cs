using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Gathering;

namespace TriageBot.EndToEnd.Questions.Plugins;

public sealed class IncidentMetricsPluginTests
{
    private const string Insights = "/aws/ecs/containerinsights/prod/performance";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Container_Insights_tells_the_memory_and_the_cpu_of_the_container()
    {
        using var open = await Opened.Of(Measured());

        var memory = (await open.Metrics.Memory(30, null, Cancel)).Value!;
        memory.Use.Samples.Select(s => s.Used).ShouldBe([100, 200]);
        memory.Lines.Count.ShouldBe(2);
        (await open.Metrics.Cpu(30, "app", Cancel)).Value!.Use.Samples[^1].Used.ShouldBe(20);
    }

    [Fact]
    public async Task Where_nothing_measures_the_task_its_service_does()
    {
        using var open = await Opened.Of(Incident.OneCrash().ServiceMemory(40, 90));

        var used = (await open.Metrics.Memory(30, null, Cancel)).Value!;

        used.Use.Unit.ShouldBe("%");
        used.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_container_is_refused()
    {
        using var open = await Opened.Of(Measured());

        (await open.Metrics.Memory(30, "other", Cancel)).Look.Detail.ShouldContain("the task has no container other; it has app");
        (await open.Metrics.Cpu(30, "other", Cancel)).Look.Result.ShouldBe(LookResult.Denied);
    }

    [Fact]
    public async Task No_more_than_three_hours_are_read()
    {
        using var open = await Opened.Of(Measured());

        (await open.Metrics.Memory(int.MaxValue, null, Cancel)).Look.Window!.ShouldStartWith(Incident.Stopped.AddHours(-3).ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Denied_and_nothing_are_told_apart()
    {
        using var denied = await Opened.Of(Incident.OneCrash().Fault("FilterLogEvents", "AccessDeniedException").Fault("GetMetricData", "AccessDeniedException"));
        (await denied.Metrics.Memory(30, null, Cancel)).Look.Result.ShouldBe(LookResult.Denied);

        using var nothing = await Opened.Of(Incident.OneCrash());
        (await nothing.Metrics.Cpu(30, null, Cancel)).Look.Result.ShouldBe(LookResult.Nothing);
    }

    private static Incident Measured() => Incident.OneCrash().Stream(
        Insights, "telemetry",
        $$"""{"Type":"Container","TaskId":"{{Incident.TaskId}}","ContainerName":"app","MemoryUtilized":100,"CpuUtilized":10}""",
        $$"""{"Type":"Container","TaskId":"{{Incident.TaskId}}","ContainerName":"app","MemoryUtilized":200,"CpuUtilized":20}""");
}
