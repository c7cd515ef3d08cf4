namespace TriageBot.Slack.Tests.Fakes;

/// <summary>A clock that moves when it is told to, and tells when somebody begins to wait.</summary>
internal sealed class EdgeTime(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<EdgeTimer> _timers = [];
    private readonly List<(TimeSpan For, TaskCompletionSource Seen)> _watchers = [];
    private DateTimeOffset _now = now;

    public EdgeTime()
        : this(DateTimeOffset.FromUnixTimeSeconds(1_531_420_618))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Completes when a timer of just this length is running.</summary>
    public Task Waits(TimeSpan length)
    {
        lock (_lock)
        {
            if (_timers.Any(t => t.Length == length))
                return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((length, seen));
            return seen.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    /// <summary>Waits for somebody who waits so long, and lets that time pass.</summary>
    public async Task Pass(TimeSpan length)
    {
        await Waits(length);
        Advance(length);
    }

    public void Advance(TimeSpan by)
    {
        List<EdgeTimer> due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(t => t.At <= _now).OrderBy(t => t.At)];
            _timers.RemoveAll(due.Contains);
        }

        foreach (var timer in due)
            timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new EdgeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private void Schedule(EdgeTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            timer.At = _now + dueTime;
            timer.Length = dueTime;
            _timers.Add(timer);
            foreach (var watcher in _watchers.Where(w => w.For == dueTime).ToList())
            {
                watcher.Seen.TrySetResult();
                _watchers.Remove(watcher);
            }
        }

        if (dueTime <= TimeSpan.Zero)
            ThreadPool.QueueUserWorkItem(_ => Advance(TimeSpan.Zero));
    }

    private void Remove(EdgeTimer timer)
    {
        lock (_lock)
            _timers.Remove(timer);
    }

    private sealed class EdgeTimer(EdgeTime time, Action fire) : ITimer
    {
        public DateTimeOffset At { get; set; }

        public TimeSpan Length { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Schedule(this, dueTime);
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
