namespace TriageBot.Replay.Clock;

/// <summary>The view of a <see cref="ReplayClock"/> on which nobody waits; see <see cref="ReplayClock.Waits"/>.</summary>
internal sealed class SkippedWaits(ReplayClock clock) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    /// <exception cref="NotSupportedException">For a timer that repeats: it would fire without end.</exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Skip(clock, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Skip(ReplayClock clock, TimerCallback callback, object? state) : ITimer
    {
        private int _armed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period > TimeSpan.Zero)
                throw new NotSupportedException("A skipped wait cannot repeat; make a repeating timer on the clock itself.");
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                Volatile.Write(ref _armed, 0);
                return true;
            }

            clock.Skip(dueTime);
            Volatile.Write(ref _armed, 1);
            ThreadPool.UnsafeQueueUserWorkItem(_ => Fire(), null);
            return true;
        }

        private void Fire()
        {
            if (Interlocked.Exchange(ref _armed, 0) == 1)
                callback(state);
        }

        public void Dispose() => Volatile.Write(ref _armed, 0);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
