using System.Security.Cryptography;
using TriageBot.Store.Sqlite;

namespace TriageBot.Store.Tables;

internal sealed class SqliteOutbox(Database database, TimeProvider time) : IOutbox
{
    public Task<Intent> Intend(string requestId, string slot, string channel, string? threadTs, CancellationToken cancellationToken)
    {
        var intent = new Intent(RandomNumberGenerator.GetHexString(32, lowercase: true), channel, threadTs, time.GetUtcNow().ToUniversalTime(), IsNew: true, null, 0);
        return database.Write(s => Standing(s, requestId, slot) ?? Insert(s, requestId, slot, intent), cancellationToken);
    }

    public async Task Posted(string intentId, string ts, CancellationToken cancellationToken)
    {
        if (await database.Write(s => s.Execute("UPDATE intent SET ts = $2 WHERE id = $1", intentId, ts), cancellationToken) == 0)
            throw Unknown(intentId);
    }

    public async Task<int> Trying(string intentId, CancellationToken cancellationToken)
    {
        var tries = await database.Write(
            s => s.Execute("UPDATE intent SET tries = tries + 1 WHERE id = $1", intentId) == 0 ? 0 : (int)s.Number("SELECT tries FROM intent WHERE id = $1", intentId),
            cancellationToken);
        return tries == 0 ? throw Unknown(intentId) : tries;
    }

    private static Intent? Standing(Session session, string requestId, string slot) => session.First(
        "SELECT id, channel, thread_ts, intended_at, ts, tries FROM intent WHERE request_id = $1 AND slot = $2",
        r => new Intent(r.GetString(0), r.GetString(1), r.TextOrNull(2), r.Time(3), IsNew: false, r.TextOrNull(4), r.GetInt32(5)),
        requestId,
        slot);

    private static Intent Insert(Session session, string requestId, string slot, Intent intent)
    {
        session.Execute(
            "INSERT INTO intent (id, request_id, slot, channel, thread_ts, intended_at, tries) VALUES ($1, $2, $3, $4, $5, $6, 0)",
            intent.Id, requestId, slot, intent.Channel, intent.ThreadTs, intent.IntendedAt.UtcTicks);
        return intent;
    }

    private StoreException Unknown(string intentId) =>
        new($"The store {database.Path} has no intent {intentId} to post: it was purged, or is another store's. Ask again.");
}
