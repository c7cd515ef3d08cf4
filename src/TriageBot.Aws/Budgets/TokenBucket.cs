namespace TriageBot.Aws.Budgets;

/// <summary>Lets callers pass at a rate, first come first served: each takes its token at once and waits until it has come back.</summary>
internal sealed class TokenBucket(RateLimit limit, TimeProvider waits)
{
    private readonly Lock _lock = new();
    private double _tokens = limit.Burst;
    private long _filledAt = waits.GetTimestamp();

    public async Task Take(CancellationToken cancellationToken)
    {
        var wait = Reserve();
        if (wait <= TimeSpan.Zero)
            return;

        try
        {
            await Task.Delay(wait, waits, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Return();
            throw;
        }
    }

    private TimeSpan Reserve()
    {
        lock (_lock)
        {
            var now = waits.GetTimestamp();
            _tokens = Math.Min(limit.Burst, _tokens + waits.GetElapsedTime(_filledAt, now).TotalSeconds * limit.PerSecond);
            _filledAt = now;
            _tokens -= 1;
            return TimeSpan.FromSeconds(-_tokens / limit.PerSecond);
        }
    }

    private void Return()
    {
        lock (_lock)
            _tokens += 1;
    }
}
