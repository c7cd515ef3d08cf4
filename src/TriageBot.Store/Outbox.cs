namespace TriageBot.Store;

/// <summary>What was meant to be posted, written before it is posted: after a crash the message is looked for before it is posted again.</summary>
/// <exception cref="StoreException">From every method.</exception>
public interface IOutbox
{
    /// <summary>The intent of this request for this slot: the one that stands, or a new one. Its id goes into the message's metadata.</summary>
    /// <param name="requestId">The accepted request that it answers.</param>
    /// <param name="slot">Which message of the answer, such as <c>report</c> or <c>evidence-1</c>.</param>
    Task<Intent> Intend(string requestId, string slot, string channel, string? threadTs, CancellationToken cancellationToken);

    /// <summary>It was posted, and stands there. For a post by response URL, which tells no ts, the ts is <c>responded</c>.</summary>
    Task Posted(string intentId, string ts, CancellationToken cancellationToken);

    /// <summary>One more try to post it begins; how many there were, this one included.</summary>
    Task<int> Trying(string intentId, CancellationToken cancellationToken);
}

/// <param name="Id">Unique, unguessable, without meaning.</param>
/// <param name="IsNew">False where a process before this one had the same intent: it may have been posted.</param>
/// <param name="Ts">Where it stands; null where it is not known to be posted.</param>
/// <param name="Tries">How often a post was tried before.</param>
public sealed record Intent(string Id, string Channel, string? ThreadTs, DateTimeOffset IntendedAt, bool IsNew, string? Ts, int Tries);
