namespace TriageBot.Store;

/// <summary>What was accepted and is still to be done. What stands in it survives the process.</summary>
/// <exception cref="StoreException">From every method: the store cannot be written or read.</exception>
public interface IInbox
{
    /// <summary>Stores a request, on disk when this returns; false where one of its keys was claimed before, and then nothing is stored.</summary>
    Task<bool> Accept(NewRequest request, CancellationToken cancellationToken);

    /// <summary>The oldest request that is due, now taken by the caller and counted as one more try; null where there is none.</summary>
    Task<AcceptedRequest?> Take(CancellationToken cancellationToken);

    /// <summary>It is answered. Its keys stay claimed, its payload is gone. One that expired meanwhile is passed over, here and below.</summary>
    Task Done(string id, CancellationToken cancellationToken);

    /// <summary>It comes again at that time.</summary>
    Task Postpone(string id, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>It comes again at that time as if it had not been taken: it waits for another's work.</summary>
    Task Later(string id, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Hands it back as if it had never been taken: the process is told to stop.</summary>
    Task HandBack(string id, CancellationToken cancellationToken);

    /// <summary>Ends when there is something to take: accepted, handed back, or due now. Several may wait and all are told: one of them takes it, the others wait again.</summary>
    Task WaitForWork(CancellationToken cancellationToken);

    /// <summary>When the next postponed one is due; null where none is.</summary>
    Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken);

    /// <summary>How many wait or are worked on.</summary>
    Task<int> Count(CancellationToken cancellationToken);
}

/// <param name="Keys">Each is claimed; whatever comes later with one of them is the same request.</param>
/// <param name="Payload">May hold credentials (a response URL): kept in a file of mode 0600, gone when done, after 24 hours at the latest.</param>
public sealed record NewRequest(IReadOnlyList<string> Keys, string Kind, ReadOnlyMemory<byte> Payload);

/// <param name="Id">Unique, and the same after a restart.</param>
/// <param name="Tries">This one included.</param>
public sealed record AcceptedRequest(string Id, string Kind, ReadOnlyMemory<byte> Payload, DateTimeOffset AcceptedAt, int Tries);

/// <summary>The store failed. The message says what failed, on what, and what to do.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
