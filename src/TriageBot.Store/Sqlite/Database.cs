using Microsoft.Data.Sqlite;
using TriageBot.Store.Opening;

namespace TriageBot.Store.Sqlite;

/// <summary>The file, open and in order: one writer, several readers.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly Lease _lease;
    private readonly Readers _readers;
    private int _isClosed;

    private Database(string path, Session writer, Connections connections, Failures failures, Lease lease)
    {
        Path = path;
        _lease = lease;
        _readers = new Readers(connections, failures);
        Queue = new WriteQueue(writer, failures);
    }

    public string Path { get; }

    public WriteQueue Queue { get; }

    /// <summary>Closes the lease when it is closed; where opening fails, the lease stays its caller's.</summary>
    /// <exception cref="StoreException">It is no store, damaged, or cannot be written.</exception>
    public static Database Open(StorePath path, Lease lease)
    {
        path.MakeFile();
        var failures = new Failures(path.File);
        var connections = new Connections(path.File);
        Session? writer = null;
        try
        {
            writer = connections.Writer();
            Prepare(writer, path, failures);
            return new Database(path.File, writer, connections, failures, lease);
        }
        catch (SqliteException e)
        {
            writer?.Dispose();
            throw failures.Of(e);
        }
        catch
        {
            writer?.Dispose();
            throw;
        }
    }

    /// <summary>Runs in a transaction of its own or one shared with other callers, and returns when that is on the disk.</summary>
    public Task<T> Write<T>(Func<Session, T> work, CancellationToken cancellationToken) => Queue.Write(work, inTransaction: true, cancellationToken);

    public Task<T> Read<T>(Func<Session, T> work, CancellationToken cancellationToken) => _readers.Read(work, cancellationToken);

    /// <summary>Moves the log into the file and empties it: only then is gone from the disk's files what was deleted.</summary>
    /// <returns>False where a reader stood against it: the next one does it.</returns>
    public Task<bool> EmptyLog() =>
        Queue.Write(s => s.EmptyLog(), inTransaction: false, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 1)
            return;

        // The writer last: whoever closes last empties the log.
        await _readers.DisposeAsync();
        await Queue.DisposeAsync();
        _lease.Dispose();
    }

    private static void Prepare(Session writer, StorePath path, Failures failures)
    {
        if (writer.First("PRAGMA quick_check(1)", r => r.GetString(0)) is var finding and not "ok")
            throw failures.Damaged(finding ?? "no finding");

        Schema.Prepare(writer, path.File);
        path.CloseToOthers();
        if (writer.First("PRAGMA journal_mode = WAL", r => r.GetString(0)) != "wal")
            throw new StoreException($"The store {path.File} stands on a file system without shared memory, such as a network share. Name a path on a local disk.");

        writer.Execute("UPDATE request SET state = 0, due_at = 0 WHERE state = 1");
        writer.EmptyLog();
    }
}
