using TriageBot.Store.Sqlite;

namespace TriageBot.Store.Tables;

internal sealed class SqliteConversations(Database database) : IConversations
{
    public Task Append(IReadOnlyList<IncidentEvent> events, CancellationToken cancellationToken) =>
        database.Write(s => events.Sum(e => Append(s, e)), cancellationToken);

    public async Task<IReadOnlyList<IncidentEvent>> LogOf(string incidentId, CancellationToken cancellationToken) => await database.Read(
        s => s.All(
            "SELECT incident_id, at, what, user, channel, request_id, detail, result, size, once_key FROM incident_event WHERE incident_id = $1 ORDER BY seq",
            r => new IncidentEvent(
                r.GetString(0), r.Time(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.TextOrNull(7), r.IsDBNull(8) ? null : r.GetInt32(8))
            {
                OnceKey = r.TextOrNull(9),
            },
            incidentId),
        cancellationToken);

    public Task Keep(Continuation continuation, CancellationToken cancellationToken) => database.Write(
        s => s.Execute(
            "INSERT OR IGNORE INTO continuation (id, incident_id, question, at) SELECT $1, $2, $3, $4 WHERE EXISTS (SELECT 1 FROM incident WHERE id = $2)",
            continuation.Id, continuation.IncidentId, continuation.Question, continuation.At.UtcTicks),
        cancellationToken);

    public Task<Continuation?> Continuation(string id, CancellationToken cancellationToken) => database.Read(
        s => s.First("SELECT id, incident_id, question, at FROM continuation WHERE id = $1", r => new Continuation(r.GetString(0), r.GetString(1), r.GetString(2), r.Time(3)), id), cancellationToken);

    public Task Keep(KeptReply reply, CancellationToken cancellationToken) => database.Write(
        s => s.Execute(
            "INSERT OR IGNORE INTO kept_reply (request_id, incident_id, message, at) SELECT $1, $2, $3, $4 WHERE EXISTS (SELECT 1 FROM incident WHERE id = $2)",
            reply.Request, reply.IncidentId, reply.Message, reply.At.UtcTicks),
        cancellationToken);

    public Task<KeptReply?> KeptReply(string request, CancellationToken cancellationToken) => database.Read(
        s => s.First("SELECT request_id, incident_id, message, at FROM kept_reply WHERE request_id = $1", r => new KeptReply(r.GetString(0), r.GetString(1), r.GetString(2), r.Time(3)), request), cancellationToken);

    private static int Append(Session session, IncidentEvent entry) => session.Execute(
        """
        INSERT OR IGNORE INTO incident_event (incident_id, at, what, user, channel, request_id, detail, result, size, once_key)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 WHERE EXISTS (SELECT 1 FROM incident WHERE id = $1)
        """,
        entry.IncidentId, entry.At.UtcTicks, entry.What, entry.User, entry.Channel, entry.Request, entry.Detail, entry.Result, entry.Size, entry.OnceKey);
}
