using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TriageBot.Store.Sqlite;

/// <summary>The one thread that writes. What came while the disk was busy goes into the next transaction together: one wait for the disk serves many callers.</summary>
internal sealed class WriteQueue : IAsyncDisposable
{
    private const int MostAtOnce = 256;

    private readonly Session _session;
    private readonly Failures _failures;
    private readonly BlockingCollection<Write> _waiting = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WriteQueue(Session session, Failures failures)
    {
        _session = session;
        _failures = failures;
        new Thread(Run) { IsBackground = true, Name = "store writer" }.Start();
    }

    /// <summary>How many transactions were committed.</summary>
    public int Commits { get; private set; }

    /// <param name="work">Only reads and writes the session: it may run twice.</param>
    public Task<T> Write<T>(Func<Session, T> work, bool inTransaction, CancellationToken cancellationToken)
    {
        var write = new Write<T>(work, inTransaction, cancellationToken);
        try
        {
            _waiting.Add(write, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            if (write.TryBegin())
                write.Fail(_failures.Closed());
        }

        return write.Done;
    }

    /// <summary>Writes what waits, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.CompleteAdding();
        await _ended.Task;
        _session.Dispose();
    }

    private void Run()
    {
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            var batch = new List<Write> { first };
            while (batch.Count < MostAtOnce && _waiting.TryTake(out var next))
                batch.Add(next);

            batch.RemoveAll(w => !w.TryBegin());
            if (batch.Count > 1 && batch.TrueForAll(w => w.InTransaction) && TryTogether(batch))
                continue;

            foreach (var write in batch)
                Alone(write);
        }

        _ended.SetResult();
    }

    /// <summary>All in one transaction. Where one of them fails nothing is written, and each is to be tried alone: only that one's caller shall hear of it.</summary>
    private bool TryTogether(List<Write> batch)
    {
        try
        {
            InTransaction(batch);
        }
        catch (Exception)
        {
            return false;
        }

        batch.ForEach(w => w.Succeed());
        return true;
    }

    private void Alone(Write write)
    {
        var failure = Try(write);
        if (failure is SqliteException { SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_IOERR } && write.InTransaction && TryEmptyLog())
            failure = Try(write);

        if (failure is null)
            write.Succeed();
        else
            write.Fail(failure is SqliteException e ? _failures.Of(e) : failure);
    }

    private Exception? Try(Write write)
    {
        try
        {
            if (write.InTransaction)
                InTransaction([write]);
            else
                write.Run(_session);
            return null;
        }
        catch (Exception e)
        {
            // Even a defect: it is its caller's to see, and the thread serves the others.
            return e;
        }
    }

    /// <summary>On a full disk the log may take the room that the next write needs.</summary>
    private bool TryEmptyLog()
    {
        try
        {
            return _session.EmptyLog();
        }
        catch (SqliteException)
        {
            // The failure that led here is the one to tell.
            return false;
        }
    }

    private void InTransaction(List<Write> writes)
    {
        try
        {
            _session.Execute("BEGIN IMMEDIATE");
            writes.ForEach(w => w.Run(_session));
            _session.Execute("COMMIT");
            Commits++;
        }
        finally
        {
            if (_session.IsInTransaction)
                _session.Execute("ROLLBACK");
        }
    }
}
