using System.Collections.Concurrent;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Tests.Fakes;

/// <summary>Takes each alert once by its source and id, or none while it is broken.</summary>
internal sealed class FakeIntake : IAlertIntake
{
    private readonly ConcurrentDictionary<(string Source, string Id), Alert> _taken = new();

    public ConcurrentQueue<UnreadAlert> Kept { get; } = new();

    public bool Broken { get; set; }

    public IReadOnlyCollection<Alert> Taken => [.. _taken.Values];

    public Task<bool> Take(Alert alert, CancellationToken cancellationToken)
    {
        ThrowIfBroken();
        return Task.FromResult(_taken.TryAdd((alert.Source, alert.Id), alert));
    }

    public Task Keep(UnreadAlert alert, CancellationToken cancellationToken)
    {
        ThrowIfBroken();
        Kept.Enqueue(alert);
        return Task.CompletedTask;
    }

    private void ThrowIfBroken()
    {
        if (Broken)
            throw new AlertNotTakenException("The store is full: free some room.");
    }
}
