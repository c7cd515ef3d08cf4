using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using TriageBot.Store.Sqlite;

namespace TriageBot.Store.Tables;

internal sealed class SqliteInbox(Database database, WorkSignal signal, TimeProvider time) : IInbox
{
    /// <summary>A clock that is set must not keep a postponed request for longer than this.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(1);

    private long Now => time.GetUtcNow().UtcTicks;

    public async Task<bool> Accept(NewRequest request, CancellationToken cancellationToken)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var payload = request.Payload.ToArray();
        string[] keys = [.. request.Keys.Distinct()];
        var now = Now;
        var isNew = await database.Write(s => Claims.Claim(s, keys, now) && Insert(s) == 1, cancellationToken);
        if (isNew)
            signal.Raise();
        return isNew;

        // Due at once, whatever the clock is set to later.
        int Insert(Session s) => s.Execute(
            "INSERT INTO request (id, kind, payload, accepted_at, due_at, tries, state) VALUES ($1, $2, $3, $4, 0, 0, 0)", id, request.Kind, payload, now);
    }

    public Task<AcceptedRequest?> Take(CancellationToken cancellationToken) => database.Write(
        s =>
        {
            var taken = s.First(
                "SELECT id, kind, payload, accepted_at, tries + 1 FROM request WHERE state = 0 AND due_at <= $1 ORDER BY seq LIMIT 1", Read, Now);
            if (taken is not null)
                s.Execute("UPDATE request SET state = 1, tries = $2 WHERE id = $1", taken.Id, taken.Tries);
            return taken;
        },
        cancellationToken);

    public Task Done(string id, CancellationToken cancellationToken) =>
        database.Write(s => s.Execute("DELETE FROM request WHERE id = $1", id), cancellationToken);

    public async Task Postpone(string id, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await database.Write(s => s.Execute("UPDATE request SET state = 0, due_at = $2 WHERE id = $1 AND state = 1", id, until.UtcTicks), cancellationToken);
        signal.Raise();
    }

    public async Task Later(string id, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await database.Write(s => s.Execute("UPDATE request SET state = 0, due_at = $2, tries = tries - 1 WHERE id = $1 AND state = 1", id, until.UtcTicks), cancellationToken);
        signal.Raise();
    }

    public async Task HandBack(string id, CancellationToken cancellationToken)
    {
        await database.Write(s => s.Execute("UPDATE request SET state = 0, due_at = 0, tries = tries - 1 WHERE id = $1 AND state = 1", id), cancellationToken);
        signal.Raise();
    }

    public Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) =>
        database.Read(s => s.First("SELECT min(due_at) FROM request WHERE state = 0 AND due_at > $1", r => r.TimeOrNull(0), Now), cancellationToken);

    public Task<int> Count(CancellationToken cancellationToken) =>
        database.Read(s => (int)s.Number("SELECT count(*) FROM request WHERE state < 2"), cancellationToken);

    public async Task WaitForWork(CancellationToken cancellationToken)
    {
        while (true)
        {
            var raised = signal.Next;
            var due = await database.Read(s => s.First("SELECT min(due_at) FROM request WHERE state = 0", r => r.TimeOrNull(0)), cancellationToken);
            var left = due - time.GetUtcNow();
            if (left <= TimeSpan.Zero)
                return;

            var wait = left is null ? Timeout.InfiniteTimeSpan : left < s_longestWait ? left.Value : s_longestWait;
            await raised.WaitAsync(wait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static AcceptedRequest Read(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.Time(3), row.GetInt32(4));
}
