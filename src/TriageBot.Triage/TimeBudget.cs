namespace TriageBot.Triage;

/// <summary>The time of one answer: most of it for gathering, a reserve for reading the cited lines back.</summary>
internal sealed class TimeBudget : IDisposable
{
    private const double ShareOfGathering = 0.8;

    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _gathering;
    private readonly CancellationTokenSource _all;
    private readonly CancellationTokenSource _gatheringOrAsked;
    private readonly CancellationTokenSource _allOrAsked;

    public TimeBudget(TimeSpan deadline, TimeProvider time, CancellationToken asked)
    {
        _gathering = new CancellationTokenSource(deadline * ShareOfGathering, time);
        _all = new CancellationTokenSource(deadline, time);
        _gatheringOrAsked = CancellationTokenSource.CreateLinkedTokenSource(_gathering.Token, asked);
        _allOrAsked = CancellationTokenSource.CreateLinkedTokenSource(_all.Token, asked);
        Started = time.GetTimestamp();
        Ends = time.GetUtcNow() + deadline;
        _time = time;
    }

    /// <summary>A timestamp of the clock.</summary>
    public long Started { get; }

    public DateTimeOffset Ends { get; }

    public CancellationToken ForGathering => _gatheringOrAsked.Token;

    public CancellationToken ForAll => _allOrAsked.Token;

    /// <summary>Waits until then, or until there is just time left to look again; false where a person ended it.</summary>
    public async Task<bool> WaitUntil(DateTimeOffset due, TimeProvider waits)
    {
        var last = Ends - (Ends - _time.GetUtcNow()) * (1 - ShareOfGathering);
        var wait = (due < last ? due : last) - _time.GetUtcNow();
        if (wait <= TimeSpan.Zero)
            return false;

        try
        {
            await Task.Delay(wait, waits, ForAll);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _gatheringOrAsked.Dispose();
        _allOrAsked.Dispose();
        _gathering.Dispose();
        _all.Dispose();
    }
}
