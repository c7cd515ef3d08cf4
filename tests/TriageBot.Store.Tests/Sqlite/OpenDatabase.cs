using TriageBot.Store.Opening;
using TriageBot.Store.Sqlite;
using TriageBot.Store.Tables;
using TriageBot.Store.Tests.Fakes;

namespace TriageBot.Store.Tests.Sqlite;

/// <summary>The store from inside, for what its surface does not show.</summary>
internal sealed class OpenDatabase : IAsyncDisposable
{
    public OpenDatabase(StoreFolder folder)
    {
        var path = StorePath.Of(folder.Store);
        Database = Database.Open(path, Lease.Take(path));
        Inbox = new SqliteInbox(Database, new WorkSignal(), folder.Time);
    }

    public Database Database { get; }

    public IInbox Inbox { get; }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    /// <summary>What reads or sets how SQLite works, such as a pragma.</summary>
    public Task<long> Number(string sql) => Database.Queue.Write(s => s.Number(sql), inTransaction: false, Requests.Cancel);

    /// <summary>The writer does nothing until the returned event is set.</summary>
    public async Task<ManualResetEventSlim> Hold()
    {
        var goOn = new ManualResetEventSlim();
        var isHeld = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = Database.Queue.Write(
            _ =>
            {
                isHeld.SetResult();
                goOn.Wait();
                return 0;
            },
            inTransaction: false,
            CancellationToken.None);
        await isHeld.Task;
        return goOn;
    }
}
