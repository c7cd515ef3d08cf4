using TriageBot.Replay.Clock;

namespace TriageBot.Replay.Tests.Clock;

public sealed class ReplayClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 14, 10, 0, TimeSpan.Zero);

    private readonly StillTime _real = new();
    private readonly ReplayClock _clock;

    public ReplayClockTests() => _clock = new(Start, _real);

    [Fact]
    public void It_starts_at_the_case_and_runs_on_with_real_time_and_skips()
    {
        _clock.GetUtcNow().ShouldBe(Start);
        _real.Move(TimeSpan.FromSeconds(3));
        _clock.Skip(TimeSpan.FromMinutes(1));

        _clock.GetUtcNow().ShouldBe(Start.AddSeconds(63));
        _clock.GetElapsedTime(0).ShouldBe(TimeSpan.FromSeconds(63));
        _clock.Waits.GetUtcNow().ShouldBe(_clock.GetUtcNow());
    }

    [Fact]
    public async Task A_wait_does_not_wait_and_moves_the_clock()
    {
        await Task.Delay(TimeSpan.FromHours(1), _clock.Waits, TestContext.Current.CancellationToken);

        _clock.GetUtcNow().ShouldBe(Start.AddHours(1));
    }

    [Fact]
    public async Task A_deadline_falls_when_a_skip_passes_it()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(15), _clock);
        var fallen = Task.Delay(Timeout.InfiniteTimeSpan, deadline.Token);

        await Task.Delay(TimeSpan.FromSeconds(14), _clock.Waits, TestContext.Current.CancellationToken);
        deadline.IsCancellationRequested.ShouldBeFalse();
        await Task.Delay(TimeSpan.FromSeconds(1), _clock.Waits, TestContext.Current.CancellationToken);
        await Should.ThrowAsync<OperationCanceledException>(fallen.WaitAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_timer_fires_in_real_time_too()
    {
        var wait = Task.Delay(TimeSpan.FromSeconds(5), _clock, TestContext.Current.CancellationToken);

        _real.Move(TimeSpan.FromSeconds(4));
        wait.IsCompleted.ShouldBeFalse();
        _real.Move(TimeSpan.FromSeconds(1));
        await wait;
    }

    [Fact]
    public void A_timer_that_is_disposed_or_unset_does_not_fire()
    {
        var fired = 0;
        using (var timer = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan))
            timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan).ShouldBeTrue();
        _real.Move(TimeSpan.FromSeconds(2));

        fired.ShouldBe(0);
    }

    [Fact]
    public void A_repeating_timer_repeats_on_the_clock_and_is_refused_among_the_waits()
    {
        var fired = 0;
        using var timer = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        for (var i = 0; i < 3; i++)
            _real.Move(TimeSpan.FromSeconds(1));

        fired.ShouldBe(3);
        Should.Throw<NotSupportedException>(() => _clock.Waits.CreateTimer(_ => { }, null, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        Should.Throw<ArgumentOutOfRangeException>(() => _clock.Skip(TimeSpan.FromSeconds(-1)));
    }
}
