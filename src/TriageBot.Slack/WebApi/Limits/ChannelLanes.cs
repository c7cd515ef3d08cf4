namespace TriageBot.Slack.WebApi.Limits;

/// <summary>
/// Keeps a channel's messages in order, one on its way at a time, and new ones a second apart, as Slack asks.
/// See https://docs.slack.dev/apis/web-api/rate-limits
/// </summary>
internal sealed class ChannelLanes(TimeProvider time)
{
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, ChannelLane> _lanes = new(StringComparer.Ordinal);

    /// <summary>How many channels are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _lanes.Count;
        }
    }

    /// <summary>Runs the work when its turn in the channel has come.</summary>
    /// <param name="isNew">A new message keeps the pace; a change to an old one only its place.</param>
    public async Task<T> InTurn<T>(string channel, bool isNew, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var (lane, before, place) = Enter(channel);
        try
        {
            await before.WaitAsync(cancellationToken);
            if (isNew && lane.Posted + Pace - time.GetUtcNow() is { } wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellationToken);
            return await work();
        }
        finally
        {
            // Who gave up while others were before him must not let those behind him overtake them.
            if (before.IsCompleted)
                Leave(lane, place, isNew);
            else
                _ = before.ContinueWith(_ => Leave(lane, place, false), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private (ChannelLane Lane, Task Before, TaskCompletionSource Place) Enter(string channel)
    {
        lock (_lock)
        {
            foreach (var idle in _lanes.Where(l => l.Value.Members == 0 && !(l.Value.Posted + Pace > time.GetUtcNow())).Select(l => l.Key).ToList())
                _lanes.Remove(idle);
            if (!_lanes.TryGetValue(channel, out var lane))
                _lanes[channel] = lane = new ChannelLane();
            var (before, place) = lane.Queue();
            return (lane, before, place);
        }
    }

    private void Leave(ChannelLane lane, TaskCompletionSource place, bool posted)
    {
        lock (_lock)
        {
            lane.Leave();
            if (posted)
                lane.Posted = time.GetUtcNow();
        }

        place.SetResult();
    }
}
