using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace TriageBot.Store.Sqlite;

/// <summary>Reads beside the writer: each sees the last commit and waits for nobody's write.</summary>
internal sealed class Readers(Connections connections, Failures failures) : IAsyncDisposable
{
    private const int MostAtOnce = 2;

    private readonly SemaphoreSlim _free = new(MostAtOnce);
    private readonly ConcurrentBag<Session> _idle = [];
    private volatile bool _isClosed;

    public async Task<T> Read<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            if (_isClosed)
                throw failures.Closed();

            if (!_idle.TryTake(out var session))
                session = connections.Reader();
            try
            {
                return work(session);
            }
            finally
            {
                _idle.Add(session);
            }
        }
        catch (SqliteException e)
        {
            throw failures.Of(e);
        }
        finally
        {
            _free.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        for (var i = 0; i < MostAtOnce; i++)
            await _free.WaitAsync();
        while (_idle.TryTake(out var session))
            session.Dispose();
        _free.Release(MostAtOnce);
    }
}
