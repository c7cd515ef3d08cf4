namespace TriageBot.Replay.Clock;

/// <summary>A timer on virtual time: a real timer, aimed anew whenever the clock jumps.</summary>
internal sealed class ReplayTimer : ITimer
{
    private readonly ReplayClock _clock;
    private readonly ITimer _real;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly Lock _gate = new();
    private TimeSpan? _due;
    private TimeSpan _period;
    private bool _disposed;

    public ReplayTimer(ReplayClock clock, TimeProvider real, TimerCallback callback, object? state)
    {
        _clock = clock;
        _callback = callback;
        _state = state;
        _real = real.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The virtual time at which it fires next; null where it is not armed.</summary>
    public TimeSpan? Due
    {
        get
        {
            lock (_gate)
                return _disposed ? null : _due;
        }
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (_disposed)
                return false;
            _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.Elapsed + dueTime;
            _period = period;
            _clock.Follow(this, _due is not null);
        }

        Aim();
        return true;
    }

    /// <summary>Points the real timer at what is left until the virtual due time.</summary>
    public void Aim()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            var left = _due - _clock.Elapsed;
            _real.Change(left is null ? Timeout.InfiniteTimeSpan : Max(left.Value, TimeSpan.Zero), Timeout.InfiniteTimeSpan);
        }
    }

    private void Fire()
    {
        lock (_gate)
        {
            if (_disposed || _due is null)
                return;
            if (_due > _clock.Elapsed)
            {
                Aim();
                return;
            }

            var repeats = _period > TimeSpan.Zero;
            _due = repeats ? _clock.Elapsed + _period : null;
            _clock.Follow(this, repeats);
            if (repeats)
                Aim();
        }

        _callback(_state);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _clock.Follow(this, armed: false);
        }

        _real.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
