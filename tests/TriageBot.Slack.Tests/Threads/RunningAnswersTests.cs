using TriageBot.Slack.Threads;

namespace TriageBot.Slack.Tests.Threads;

public sealed class RunningAnswersTests
{
    private readonly RunningAnswers _running = new(2);

    [Fact]
    public void Who_ends_one_first_is_who_ended_it()
    {
        using var answer = _running.Begin("r1", "i1").ShouldNotBeNull();

        _running.Find("r1").ShouldBe(answer);
        answer.End("U1").ShouldBeTrue();
        answer.End("U2").ShouldBeTrue();

        answer.StoppedBy.ShouldBe("U1");
        answer.Stop.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void What_is_over_is_not_found_and_cannot_be_ended()
    {
        var answer = _running.Begin("r1", "i1")!;
        answer.Dispose();

        _running.Find("r1").ShouldBeNull();
        answer.End("U1").ShouldBeFalse();
        answer.StoppedBy.ShouldBeNull();
        answer.Stop.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public void So_many_run_at_once_and_a_request_runs_once()
    {
        using var first = _running.Begin("r1", "i1");
        _running.Begin("r1", "i1").ShouldBeNull();
        var second = _running.Begin("r2", "i1").ShouldNotBeNull();
        _running.Begin("r3", "i1").ShouldBeNull();

        second.Dispose();

        _running.Begin("r3", "i1").ShouldNotBeNull().Dispose();
    }
}
