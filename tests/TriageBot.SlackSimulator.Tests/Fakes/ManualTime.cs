namespace TriageBot.Simulation.Tests.Fakes;

/// <summary>A clock that stands still until it is moved; timers that fall due fire on the way.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 11, 21, 1, 22, 11, TimeSpan.Zero);
    private TaskCompletionSource _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(t => t.At <= _now).OrderBy(t => t.At)];
            _timers.RemoveAll(due.Contains);
        }

        foreach (var timer in due)
            timer.Fire();
    }

    /// <summary>Waits until somebody waits for exactly this long, then lets it pass.</summary>
    public async Task Pass(TimeSpan wait, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task armed;
            lock (_lock)
            {
                armed = _armed.Task;
                if (_timers.Exists(t => t.At - _now == wait))
                    break;
            }

            await armed.WaitAsync(cancellationToken);
        }

        Advance(wait);
    }

    private void Set(ManualTimer timer, TimeSpan dueTime)
    {
        TaskCompletionSource armed;
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            timer.At = _now + dueTime;
            _timers.Add(timer);
            armed = _armed;
            _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        armed.TrySetResult();
        if (dueTime <= TimeSpan.Zero)
            Advance(TimeSpan.Zero);
    }

    private void Remove(ManualTimer timer)
    {
        lock (_lock)
            _timers.Remove(timer);
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        public DateTimeOffset At { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Set(this, dueTime);
            return true;
        }

        public void Dispose() => time.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
