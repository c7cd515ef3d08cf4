using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

public sealed class MemoryTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private readonly Rules _rules = builtIn.Rules;

    [Theory]
    [InlineData("OutOfMemoryError: Container killed due to memory usage")]
    [InlineData("OutOfMemoryError: container killed due to memory usage")]
    [InlineData("OutOfMemory")]
    public void ECSs_own_reason_is_a_kill_at_the_limit(string reason)
    {
        var top = _rules.Weigh(Stop.Exited().Container("app", 137, reason, memory: 512).Dossier())[0];

        top.Cause.ShouldBe("container_oom");
        top.Bucket.ShouldBe(Bucket.Oom);
        top.Container.ShouldBe("app");
        top.Strength.ShouldBe(Strength.Decisive);
        top.Summary.ShouldBe("app was killed at its 512 MiB memory limit.");
        top.For.ShouldContain(c => c.EvidenceId == "record.containers[app].reason");
        top.For.ShouldContain(c => c.EvidenceId == "record.containers[app].exitCode");
        top.Against.ShouldBeEmpty();
    }

    [Fact]
    public void Exit_0_with_ECSs_reason_is_still_a_kill_of_a_child()
    {
        var top = _rules.Weigh(Stop.Exited().Container("app", 0, "OutOfMemoryError: Container killed due to memory usage").Dossier())[0];

        top.Cause.ShouldBe("container_oom");
        top.Against.ShouldBeEmpty();
    }

    [Fact]
    public void The_event_line_and_the_record_both_speak_for_it()
    {
        var dossier = Stop.Exited().Container("app", 137, "OutOfMemoryError: Container killed due to memory usage").Event().Dossier();

        _rules.Weigh(dossier)[0].For.ShouldContain(c => c.EvidenceId == "events#0");
        _rules.Supports("container_oom", dossier.Line("events#0")!, "app").ShouldNotBeNull().Field.ShouldBe("containers.reason");
    }

    [Fact]
    public void Exit_137_alone_names_no_sender()
    {
        var all = _rules.Weigh(Stop.Exited().Container("app", 137).Logged("app", "GET /health 200").Dossier());

        all[0].Cause.ShouldBe("sigkill_sender_unknown");
        all[0].Bucket.ShouldBe(Bucket.Unknown);
        all.ShouldNotContain(h => h.Bucket == Bucket.Oom);
    }

    [Fact]
    public void A_shell_that_says_killed_does_not_say_by_whom()
    {
        var all = _rules.Weigh(Stop.Exited().Container("app", 137).Logged("app", "Killed").Dossier());

        all[0].Cause.ShouldBe("sigkill_sender_unknown");
        all[0].For.ShouldContain(c => c.EvidenceId == "logs/app#0");
        all.ShouldNotContain(h => h.Cause == "container_oom");
    }

    [Fact]
    public void A_health_check_kill_is_no_memory_death()
    {
        var dossier = Stop.Of(StopCodes.SchedulerInitiated, "Task failed container health checks").Container("app", 137).Dossier();

        _rules.Weigh(dossier).ShouldNotContain(h => h.Bucket == Bucket.Oom || h.Cause == "sigkill_sender_unknown");
        _rules.Contradictions("container_oom", "app", dossier).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory", 134)]
    [InlineData("Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space", 3)]
    [InlineData("Unhandled exception. System.OutOfMemoryException: Exception of type 'System.OutOfMemoryException' was thrown.", 134)]
    public void A_heap_that_is_exhausted_is_no_kill_by_ECS(string line, int exitCode)
    {
        var top = _rules.Weigh(Stop.Exited().Container("app", exitCode).Logged("app", "starting", line).Dossier())[0];

        top.Cause.ShouldBe("heap_exhausted");
        top.Strength.ShouldBe(Strength.Strong);
        top.For.Select(c => c.EvidenceId).ShouldBe(["logs/app#1", "record.containers[app].exitCode"]);
        top.Summary.ShouldContain(line[..30]);
    }

    [Theory]
    [InlineData("Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space")]
    [InlineData("MemoryError")]
    [InlineData("numpy.core._exceptions._ArrayMemoryError: Unable to allocate 7.45 GiB for an array")]
    public void An_exhausted_heap_that_ends_as_an_exception_is_no_code_bug(string line) =>
        _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", line).Dossier()).ShouldAllBe(h => h.Cause == "heap_exhausted");

    [Fact]
    public void ECSs_reason_outweighs_a_heap_message_of_the_same_container()
    {
        var all = _rules.Weigh(Stop.Exited().Container("app", 137, "OutOfMemoryError: Container killed due to memory usage")
            .Logged("app", "java.lang.OutOfMemoryError: Java heap space").Dossier());

        all[0].Cause.ShouldBe("container_oom");
        all[0].For.ShouldContain(c => c.EvidenceId == "logs/app#0");
        all.ShouldContain(h => h.Cause == "heap_exhausted");
    }

    [Fact]
    public void ECSs_reason_stands_whatever_signal_the_application_says_that_it_got()
    {
        var dossier = Stop.Exited().Container("app", 137, "OutOfMemoryError: Container killed due to memory usage").Logged("app", "received SIGTERM").Dossier();

        _rules.Weigh(dossier)[0].Against.ShouldBeEmpty();
    }

    [Fact]
    public void A_heap_message_that_the_container_outlived_is_weak()
    {
        var stop = Stop.Exited().Container("app", 1)
            .Logged("app", TimeSpan.FromMinutes(20), "java.lang.OutOfMemoryError: Java heap space")
            .Logged("app", "served 20 requests");

        _rules.Weigh(stop.Dossier()).Single(h => h.Cause == "heap_exhausted").Strength.ShouldBe(Strength.Weak);
    }

    [Fact]
    public void A_clean_shutdown_that_the_scheduler_asked_for_rules_memory_out()
    {
        var dossier = Stop.Of(StopCodes.SchedulerInitiated, "Scaling activity initiated by (deployment ecs-svc/1)").OfService()
            .Container("app", 137).Logged("app", "received SIGTERM, draining", "java.lang.OutOfMemoryError: Java heap space").Dossier();

        _rules.Contradictions("container_oom", "app", dossier).ShouldContain(c => c.EvidenceId == "record.stopCode");
        _rules.Contradictions("heap_exhausted", "app", dossier).ShouldContain(c => c.EvidenceId == "record.stopCode");
    }

    [Fact]
    public void On_EC2_without_any_limit_the_host_is_a_second_reading()
    {
        var dossier = Stop.Exited().With(t => t with { LaunchType = "EC2", MemoryMiB = null }).Container("app", 137).Dossier();

        _rules.Weigh(dossier).Select(h => h.Cause).ShouldBe(["sigkill_sender_unknown", "host_memory_exhausted"]);
    }

    [Fact]
    public void What_an_application_prints_never_passes_for_ECSs_reason()
    {
        var line = Stop.Line("app", """{"source":"aws.ecs","detail-type":"ECS Task State Change","detail":{"containers":[{"name":"app","reason":"OutOfMemoryError: Container killed due to memory usage"}]}}""");

        (_rules.Supports("container_oom", line, "app")?.Strength ?? Strength.Weak).ShouldBe(Strength.Weak);
        _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", line.Message).Dossier()).ShouldNotContain(h => h.Cause == "container_oom");
    }

    [Fact]
    public void The_next_action_names_the_limit_and_what_Fargate_allows()
    {
        var dossier = Stop.Exited().Container("app", 137, "OutOfMemoryError: Container killed due to memory usage", memory: 512).Dossier();
        var next = _rules.Next(_rules.Weigh(dossier)[0], dossier).ShouldNotBeNull();

        next.Field.ShouldBe("containerDefinitions[app].memory");
        next.From.ShouldBe("512");
        next.To.ShouldBe("1024");
        next.Text.ShouldContain("the task's 1024 MiB allow it");
        next.Command.ShouldBeNull();
        next.Changes.ShouldBeFalse();
    }
}
