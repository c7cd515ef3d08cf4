namespace TriageBot.Triage;

/// <summary>The time of one answer: most of it for gathering, a reserve for reading the cited lines back.</summary>
internal sealed class TimeBudget : IDisposable
{
    private const double ShareOfGathering = 0.8;

    private readonly CancellationTokenSource gathering;
    private readonly CancellationTokenSource all;
    private readonly CancellationTokenSource gatheringOrAsked;
    private readonly CancellationTokenSource allOrAsked;

    public TimeBudget(TimeSpan deadline, TimeProvider time, CancellationToken asked)
    {
        gathering = new CancellationTokenSource(deadline * ShareOfGathering, time);
        all = new CancellationTokenSource(deadline, time);
        gatheringOrAsked = CancellationTokenSource.CreateLinkedTokenSource(gathering.Token, asked);
        allOrAsked = CancellationTokenSource.CreateLinkedTokenSource(all.Token, asked);
        Ends = time.GetUtcNow() + deadline;
        this.time = time;
    }

    private readonly TimeProvider time;

    public DateTimeOffset Ends { get; }

    public CancellationToken ForGathering => gatheringOrAsked.Token;

    public CancellationToken ForAll => allOrAsked.Token;

    /// <summary>Waits until then, or until there is just time left to look again; false where a person ended it.</summary>
    public async Task<bool> WaitUntil(DateTimeOffset due, TimeProvider waits)
    {
        var last = Ends - (Ends - time.GetUtcNow()) * (1 - ShareOfGathering);
        var wait = (due < last ? due : last) - time.GetUtcNow();
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
        gatheringOrAsked.Dispose();
        allOrAsked.Dispose();
        gathering.Dispose();
        all.Dispose();
    }
}
