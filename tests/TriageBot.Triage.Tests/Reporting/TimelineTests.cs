using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Tests.Rulebook;

namespace TriageBot.Triage.Tests.Reporting;

public sealed class TimelineTests
{
    [Fact]
    public void A_whole_life_is_created_pulled_ran_and_ended() =>
        Of(Stop.Exited().With(t => t with { PullStartedAt = Stop.End.AddSeconds(-400), PullStoppedAt = Stop.End.AddSeconds(-379) }).Container("app", 137))
            .ShouldBe("created 13:55:11 · pulled 21 s · ran 6 m · exit 137 (SIGKILL)");

    [Fact]
    public void A_task_that_lived_over_midnight_says_on_which_day_it_was_created() =>
        Of(Stop.Exited().With(t => t with { CreatedAt = Stop.End.AddDays(-1) }).Container("app", 1)).ShouldStartWith("created 2025-12-31 14:02:11 · ");

    [Fact]
    public void A_pull_that_began_and_did_not_end_says_so() =>
        Of(Stop.NeverStarted("CannotPullContainerError: x").With(t => t with { PullStartedAt = Stop.End.AddSeconds(-30) }).Container("app", null))
            .ShouldBe("created 13:55:11 · pull did not end");

    [Fact]
    public void Where_no_pull_is_recorded_none_is_claimed() =>
        Of(Stop.NeverStarted("ResourceInitializationError: x").Container("app", null)).ShouldBe("created 13:55:11 · no pull recorded");

    [Fact]
    public void A_stop_that_was_asked_for_says_how_long_it_took() =>
        Of(Stop.Of(StopCodes.SchedulerInitiated, "Scaling activity initiated by (deployment ecs-svc/1)").With(t => t with { StoppingAt = Stop.End.AddSeconds(-31) }).Container("app", 137))
            .ShouldContain("took 31 s to stop");

    [Fact]
    public void Times_that_ecs_did_not_record_are_left_out() =>
        Of(Stop.Exited().With(t => t with { CreatedAt = null, StartedAt = null, ExecutionStoppedAt = null, StoppedAt = null, LastStatus = "RUNNING" })).ShouldBe("");

    private static string Of(Stop stop) =>
        string.Concat(Timeline.Of(Answers.Of(stop.Dossier())).Spans.Select(s => s is Moment moment ? moment.Text : ((Words)s).Text));
}
