namespace TriageBot.Aws.Tests.Fakes;

public sealed class FakeTimeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_wait_ends_when_the_clock_reaches_its_end_and_not_before()
    {
        var time = new FakeTime(Noon);
        var wait = Task.Delay(TimeSpan.FromSeconds(2), time, TestContext.Current.CancellationToken);

        time.Advance(TimeSpan.FromSeconds(1));
        wait.IsCompleted.ShouldBeFalse();

        time.Advance(TimeSpan.FromSeconds(1));
        await wait;
        time.GetUtcNow().ShouldBe(Noon.AddSeconds(2));
    }

    [Fact]
    public async Task A_clock_that_skips_waits_moves_by_each_and_notes_it()
    {
        var time = new FakeTime(Noon) { SkipsWaits = true };

        await Task.Delay(TimeSpan.FromSeconds(2), time, TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(3), time, TestContext.Current.CancellationToken);

        time.Waits.ShouldBe([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3)]);
        time.GetUtcNow().ShouldBe(Noon.AddSeconds(5));
    }
}
