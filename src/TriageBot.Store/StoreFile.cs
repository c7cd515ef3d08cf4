using TriageBot.Store.Opening;
using TriageBot.Store.Sqlite;
using TriageBot.Store.Tables;

namespace TriageBot.Store;

/// <summary>The inbox, the outbox, the incidents, what was said about them, the alerts and what models answered in one SQLite file that one process holds.</summary>
/// <remarks>What a method of theirs wrote is on the disk when it returns: it survives the process and a loss of power, as far as the disk keeps its word.
/// A cancellation counts until the write begins; from then on it is written, and the method returns what came of it.</remarks>
public sealed class StoreFile : IAsyncDisposable
{
    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly WorkSignal _signal = new();

    private StoreFile(Database database, TimeProvider time)
    {
        _database = database;
        _time = time;
        Inbox = new SqliteInbox(database, _signal, time);
        Outbox = new SqliteOutbox(database, time);
        Incidents = new SqliteIncidents(database, time);
        Alerts = new SqliteAlertBook(database, time);
        Conversations = new SqliteConversations(database);
        Models = new SqliteModelMemory(database, time);
    }

    public IInbox Inbox { get; }

    public IOutbox Outbox { get; }

    public IIncidents Incidents { get; }

    public IAlertBook Alerts { get; }

    public IConversations Conversations { get; }

    public IModelMemory Models { get; }

    /// <summary>Opens the store, or makes it with its folder; the files are for their owner only (mode 0600).
    /// Requests that a process before this one had taken wait again, their tries counted.</summary>
    /// <exception cref="StoreException">It cannot be made or written, is held by another process, is damaged, is no store, or is a newer version's.</exception>
    public static StoreFile Open(string path, TimeProvider time)
    {
        var file = StorePath.Of(path);
        var lease = Lease.Take(file);
        try
        {
            return new StoreFile(Database.Open(file, lease), time);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>Looks whether a store could be opened there, and leaves everything as it is.</summary>
    /// <exception cref="StoreException">It could not: its folder or file cannot be made or written.</exception>
    public static StoreOutlook Look(string path) => StoreLook.At(path);

    /// <summary>Takes away what was kept long enough, from the files too. To be called now and then, such as every ten minutes; others' writes go on between its steps.</summary>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    /// <exception cref="ArgumentException">Keys would be forgotten before the requests that hold them.</exception>
    public Task<Purged> Purge(Retention retention, CancellationToken cancellationToken)
    {
        if (retention.Keys < retention.Payloads)
            throw new ArgumentException($"Keys are kept for {retention.Keys}, payloads for {retention.Payloads}: a request that waits could be accepted again. Keep keys longer.", nameof(retention));

        return new Purging(_database, retention, _time.GetUtcNow()).Run(cancellationToken);
    }

    /// <summary>Writes what is under way, then lets go of the file; whoever waits for work is told by a <see cref="StoreException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _signal.Raise();
    }
}
