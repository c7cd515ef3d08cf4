using TriageBot.Triage.Tests.Rulebook;

namespace TriageBot.Triage.Tests;

public sealed class SecondLookTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(61, false)]
    public void A_stop_that_is_fresh_is_looked_at_again_when_its_lines_have_settled(int secondsAgo, bool again)
    {
        var answer = Answers.Of(Stop.Exited().Container("app", 1).Dossier());

        SecondLook.Due(answer, Stop.End.AddSeconds(secondsAgo)).ShouldBe(again ? Stop.End.AddSeconds(25) : null);
    }

    [Fact]
    public void A_task_that_runs_is_not_looked_at_again()
    {
        var running = Stop.Exited().With(t => t with { LastStatus = "RUNNING", StoppedAt = null, ExecutionStoppedAt = null }).Container("app", null);

        SecondLook.Due(Answers.Of(running.Dossier()), Stop.End).ShouldBeNull();
    }
}
