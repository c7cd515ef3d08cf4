using TriageBot.Store;

namespace TriageBot.Slack.Tests.Fakes;

/// <summary>An outbox without a disk.</summary>
internal sealed class MemoryOutbox : IOutbox
{
    private readonly Dictionary<string, Intent> _intents = new(StringComparer.Ordinal);

    public Task<Intent> Intend(string requestId, string slot, string channel, string? threadTs, CancellationToken cancellationToken)
    {
        var id = $"{requestId}/{slot}";
        if (_intents.TryGetValue(id, out var known))
            return Task.FromResult(known);
        var intent = new Intent(id, channel, threadTs, DateTimeOffset.UnixEpoch, true, null, 0);
        _intents[id] = intent with { IsNew = false };
        return Task.FromResult(intent);
    }

    public Task Posted(string intentId, string ts, CancellationToken cancellationToken)
    {
        _intents[intentId] = _intents[intentId] with { Ts = ts };
        return Task.CompletedTask;
    }

    public Task<int> Trying(string intentId, CancellationToken cancellationToken)
    {
        _intents[intentId] = _intents[intentId] with { Tries = _intents[intentId].Tries + 1 };
        return Task.FromResult(_intents[intentId].Tries);
    }
}
