namespace TriageBot.Replay.Clock;

/// <summary>
/// The time of a replay: it starts at the case's <c>now</c>, runs on with real time, and jumps where a wait is skipped.
/// Its timers fire when this time reaches them, so a deadline set on it also falls when a skip passes it.
/// </summary>
public sealed class ReplayClock : TimeProvider
{
    private readonly TimeProvider _real;
    private readonly long _startedAt;
    private readonly HashSet<ReplayTimer> _armed = [];
    private readonly Lock _gate = new();
    private TimeSpan _skipped;

    /// <param name="start">The time at which the replay begins.</param>
    /// <param name="real">What it runs on with: <see cref="TimeProvider.System"/> outside of tests.</param>
    public ReplayClock(DateTimeOffset start, TimeProvider real)
    {
        _real = real;
        _startedAt = real.GetTimestamp();
        Start = start.ToUniversalTime();
        Waits = new SkippedWaits(this);
    }

    public DateTimeOffset Start { get; }

    /// <summary>What the clock runs on with.</summary>
    internal TimeProvider Real => _real;

    /// <summary>
    /// The same time, but whoever waits on it does not wait: a timer that is due at T moves the clock to T at once (never back) and fires.
    /// For retry back-off and second looks; a deadline belongs on the clock itself.
    /// </summary>
    public TimeProvider Waits { get; }

    /// <summary>How much virtual time has passed since <see cref="Start"/>.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
                return _real.GetElapsedTime(_startedAt) + _skipped;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => Start + Elapsed;

    /// <summary>Lets this much time pass at once.</summary>
    public void Skip(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        ReplayTimer[] armed;
        lock (_gate)
        {
            _skipped += time;
            armed = [.. _armed];
        }

        foreach (var timer in armed)
            timer.Aim();
    }

    /// <summary>Lets time pass until the next timer is due; false where none is armed.</summary>
    public bool SkipToNextTimer()
    {
        ReplayTimer[] armed;
        lock (_gate)
            armed = [.. _armed];
        if (armed.Min(timer => timer.Due) is not { } due)
            return false;
        var left = due - Elapsed;
        Skip(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        return true;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ReplayTimer(this, _real, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Follow(ReplayTimer timer, bool armed)
    {
        lock (_gate)
        {
            if (armed)
                _armed.Add(timer);
            else
                _armed.Remove(timer);
        }
    }
}
