using System.Collections.Concurrent;
using System.Threading.Channels;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Tests.Queue;

/// <summary>An intake in memory, which a test can break or hold up.</summary>
internal sealed class MemoryIntake : IAlertIntake
{
    private readonly ConcurrentDictionary<(string Source, string Id), bool> _known = new();
    private int _failures;

    /// <summary>Each alert that was new.</summary>
    public Channel<Alert> Taken { get; } = Channel.CreateUnbounded<Alert>();

    public Channel<UnreadAlert> Kept { get; } = Channel.CreateUnbounded<UnreadAlert>();

    /// <summary>Ids that came again.</summary>
    public Channel<string> Repeated { get; } = Channel.CreateUnbounded<string>();

    /// <summary>Each refusal.</summary>
    public Channel<bool> Refused { get; } = Channel.CreateUnbounded<bool>();

    /// <summary>Awaited before each.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public void FailNext(int times) => _failures = times;

    public async Task<bool> Take(Alert alert, CancellationToken cancellationToken)
    {
        await Pass(cancellationToken);
        var isNew = _known.TryAdd((alert.Source, alert.Id), true);
        if (isNew)
            await Taken.Writer.WriteAsync(alert, cancellationToken);
        else
            await Repeated.Writer.WriteAsync(alert.Id, cancellationToken);
        return isNew;
    }

    public async Task Keep(UnreadAlert alert, CancellationToken cancellationToken)
    {
        await Pass(cancellationToken);
        await Kept.Writer.WriteAsync(alert, cancellationToken);
    }

    private async Task Pass(CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        if (Interlocked.Decrement(ref _failures) < 0)
            return;
        await Refused.Writer.WriteAsync(true, cancellationToken);
        throw new AlertNotTakenException("the store is full: make room on its disk");
    }
}
