using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>Memory deaths of which ECS itself says nothing.</summary>
public sealed class ChildMemoryTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private const string SentSigkill = "[2024-03-01 10:00:00 +0000] [1] [ERROR] Worker (pid:12) was sent SIGKILL! Perhaps out of memory?";

    private readonly Rules _rules = builtIn.Rules;

    [Theory]
    [InlineData(1)]
    [InlineData(137)]
    public void A_parent_that_names_memory_tells_of_an_OOM_kill(int exitCode)
    {
        var top = Top(exitCode, "Booting worker", SentSigkill);

        top.Cause.ShouldBe("container_oom");
        top.Strength.ShouldBe(Strength.Strong);
    }

    [Fact]
    public void A_worker_that_was_late_was_not_killed_for_memory() =>
        Top(137, "[CRITICAL] WORKER TIMEOUT (pid:12)", SentSigkill).Bucket.ShouldNotBe(Bucket.Oom);

    [Fact]
    public void A_parent_that_names_only_the_signal_leaves_the_sender_open() =>
        Top(1, "billiard.exceptions.WorkerLostError: Worker exited prematurely: signal 9 (SIGKILL) Job: 0.").Cause.ShouldBe("sigkill_sender_unknown");

    [Fact]
    public void Memory_that_the_kernel_refuses_is_no_exception_of_the_code()
    {
        var top = Top(1, "Traceback (most recent call last):", "OSError: [Errno 12] Cannot allocate memory");

        top.Bucket.ShouldBe(Bucket.Oom);
        top.Strength.ShouldBe(Strength.Weak);
    }

    [Fact]
    public void The_dotnet_host_that_gets_no_memory_names_its_heap() =>
        Top(137, "Failed to create CoreCLR, HRESULT: 0x8007000E").Cause.ShouldBe("heap_exhausted");

    private Hypothesis Top(int exitCode, params string[] lines) =>
        _rules.Weigh(Stop.Exited().Container("app", exitCode).Logged("app", lines).Dossier())[0];
}
