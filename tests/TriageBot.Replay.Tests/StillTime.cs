using System.Collections.Concurrent;

namespace TriageBot.Replay.Tests;

/// <summary>Real time that stands still until a test moves it; its timers fire when it does.</summary>
internal sealed class StillTime : TimeProvider
{
    private readonly ConcurrentBag<Timer> _timers = [];
    private readonly TaskCompletionSource _awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _ticks;

    /// <summary>Completes when somebody first waits for this time to pass.</summary>
    public Task Awaited => _awaited.Task;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());

    public void Move(TimeSpan time)
    {
        Interlocked.Add(ref _ticks, time.Ticks);
        foreach (var timer in _timers.ToList())
            timer.Look();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(StillTime time, TimerCallback callback, object? state) : ITimer
    {
        private long? _due;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _due = dueTime == Timeout.InfiniteTimeSpan ? null : time.GetTimestamp() + dueTime.Ticks;
            if (_due is not null)
                time._awaited.TrySetResult();
            if (dueTime == TimeSpan.Zero)
                ThreadPool.QueueUserWorkItem(_ => Look());
            return true;
        }

        public void Look()
        {
            if (_due is not { } due || due > time.GetTimestamp())
                return;
            _due = null;
            callback(state);
        }

        public void Dispose() => _due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
