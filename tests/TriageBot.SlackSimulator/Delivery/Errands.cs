using System.Collections.Concurrent;

namespace TriageBot.Simulation.Delivery;

/// <summary>What goes on while nobody waits for it: retries, further deliveries. Ended with the simulator.</summary>
internal sealed class Errands : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Task, byte> _running = [];
    private readonly CancellationTokenSource _end = new();

    public void Run(Func<CancellationToken, Task> errand)
    {
        var task = Task.Run(() => Quietly(errand));
        _running[task] = 0;
        _ = task.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Until nothing is on its way any more.</summary>
    public async Task Done(CancellationToken cancellationToken)
    {
        while (_running.Keys is { Count: > 0 } running)
            await Task.WhenAll(running).WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_running.Keys);
        _end.Dispose();
    }

    private async Task Quietly(Func<CancellationToken, Task> errand)
    {
        try
        {
            await errand(_end.Token);
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The simulator stops.
        }
    }
}
