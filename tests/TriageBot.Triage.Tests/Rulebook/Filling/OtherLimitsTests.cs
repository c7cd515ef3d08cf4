using TriageBot.Triage.Ecs;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook.Filling;

/// <summary>Which other limits of the definition would be too tight once the action is taken.</summary>
public sealed class OtherLimitsTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private const string Oom = "OutOfMemoryError: Container killed due to memory usage";

    private readonly Rules _rules = builtIn.Rules;

    [Fact]
    public void The_other_containers_must_fit_beside_the_larger_one()
    {
        var next = Next(Of(cpu: 512, memory: 2048).Container("proxy", 0, memory: 512).Container("app", 137, Oom, memory: 1024));

        next.To.ShouldBe("2048");
        next.Text.ShouldContain("the task's 2048 MiB hold it, but not beside the other containers");
        next.Mind.ShouldHaveSingleItem().ShouldBe("memory of the task: 2048 MiB is less than 2048 and the other containers' 512; with cpu 512 Fargate has 3072 MiB");
    }

    [Fact]
    public void Where_the_CPU_allows_no_such_memory_the_CPU_rises_too() =>
        Next(Of(cpu: 256, memory: 2048).Container("app", 137, Oom, memory: 2048)).Mind.ShouldHaveSingleItem()
            .ShouldBe("memory of the task: 2048 MiB is less than 4096; Fargate has 4096 MiB with cpu 512, not with 256");

    [Fact]
    public void A_task_that_has_all_its_CPU_allows_needs_more_CPU() =>
        Next(Of(cpu: 256, memory: 2048).Container("app", 137, Oom)).Mind.ShouldHaveSingleItem().ShouldBe("cpu: 256 → 512, which Fargate allows up to 4096 MiB with");

    [Fact]
    public void Where_all_fits_there_is_nothing_to_mind() =>
        Next(Of(cpu: 1024, memory: 4096).Container("app", 137, Oom, memory: 1024)).Mind.ShouldBeEmpty();

    [Fact]
    public void A_host_needs_the_room() =>
        Next(Of(cpu: 256, memory: null, launchType: "EC2").Container("app", 137, Oom, memory: 512)).Mind.ShouldHaveSingleItem().ShouldBe("a container instance needs 1024 MiB left for the task");

    [Fact]
    public void A_heap_set_in_the_command_stays_where_it_is() =>
        Next(Of(cpu: 1024, memory: 4096).Container("app", 137, Oom, memory: 1024).Defined(c => c with { Command = ["java", "-Xmx512m", "-jar", "app.jar"] })).Mind
            .ShouldHaveSingleItem().ShouldBe("-Xmx512m in containerDefinitions[app].command keeps the heap at 512 MiB, whatever the container has");

    [Theory]
    [InlineData("-Xmx256m", 1024, "256", "512")]
    [InlineData("-Xmx1g", 2048, "1024", "1536")]
    [InlineData("--max-old-space-size=512", 2048, "512", "1024")]
    public void A_heap_grows_within_the_containers_memory(string flag, int memory, string from, string to)
    {
        var next = Next(Heap(flag, memory));

        (next.Field, next.From, next.To).ShouldBe(("containerDefinitions[app].command", from, to));
        next.Mind.ShouldBeEmpty();
    }

    [Fact]
    public void A_heap_that_fills_the_container_needs_a_larger_container()
    {
        var next = Next(Heap("-Xmx1g", 1024));

        next.To.ShouldBeNull();
        next.Mind.ShouldHaveSingleItem().ShouldBe("containerDefinitions[app].memory is 1024 MiB: a heap above 1024 MiB leaves too little beside it, so raise that first");
    }

    [Fact]
    public void A_heap_set_by_a_variable_is_named_by_it() =>
        Next(Of(cpu: 1024, memory: 4096).Container("app", 134).Defined(c => c with { EnvironmentNames = ["PORT", "NODE_OPTIONS"] }).Logged("app", "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory"))
            .Field.ShouldBe("containerDefinitions[app].environment[NODE_OPTIONS]");

    [Fact]
    public void Who_waits_for_a_start_must_wait_longer_too()
    {
        var next = Next(Unhealthy(new HealthCheck(["CMD", "true"], 30, 5, 3, 60)).Defined(c => c with { StartTimeoutSeconds = 90 }).Container("web", null)
            .Defined(c => c with { DependsOn = [new ContainerDependency("app", "HEALTHY")] }));

        (next.Field, next.From, next.To).ShouldBe(("containerDefinitions[app].healthCheck.startPeriod", "60", "120"));
        next.Mind.ShouldHaveSingleItem().ShouldBe("startTimeout of app is 90 s: web would not wait so long for it");
    }

    [Fact]
    public void A_check_that_may_outlast_its_interval_is_told() =>
        Next(Unhealthy(new HealthCheck(["CMD", "true"], 10, 30, 3, null))).Mind.ShouldHaveSingleItem().ShouldBe("a check may take 30 s (timeout) and the next begins after 10 s (interval)");

    [Fact]
    public void No_start_period_is_longer_than_five_minutes() => Next(Unhealthy(new HealthCheck(["CMD", "true"], 30, 5, 3, 300))).To.ShouldBeNull();

    [Fact]
    public void A_port_that_only_root_may_bind_becomes_one_that_is_free()
    {
        var next = Next(Of(256, 512).Container("admin", 0).Defined(c => c with { ContainerPorts = [8080] }).Container("app", 1)
            .Defined(c => c with { ContainerPorts = [80] }).Logged("app", "Error: listen EACCES: permission denied 0.0.0.0:80"));

        (next.From, next.To).ShouldBe(("80", "8081"));
    }

    private static Stop Heap(string flag, int memory) =>
        Of(cpu: 1024, memory: 4096).Container("app", 134, memory: memory).Defined(c => c with { Command = ["run", flag, "app"] })
            .Logged("app", "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory");

    private static Stop Unhealthy(HealthCheck check) =>
        Stop.Of(StopCodes.SchedulerInitiated, "Task failed container health checks").Container("app", 137).Recorded(c => c with { HealthStatus = "UNHEALTHY" }).Defined(c => c with { HealthCheck = check });

    private static Stop Of(int? cpu, int? memory, string launchType = "FARGATE") => Stop.Exited().With(t => t with { Cpu = cpu, MemoryMiB = memory, LaunchType = launchType });

    private NextAction Next(Stop stop)
    {
        var dossier = stop.Dossier();
        var top = _rules.Weigh(dossier)[0];
        return _rules.Next(top, dossier).ShouldNotBeNull(top.Cause);
    }
}
