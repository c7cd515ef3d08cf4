using Microsoft.Data.Sqlite;
using TriageBot.Store.Sqlite;

namespace TriageBot.Store.Tables;

internal sealed class SqliteIncidents(Database database, TimeProvider time) : IIncidents
{
    private const string Select = "SELECT id, team, channel, target_key, target, asked_by, begun_at, message_ts, finished_at, report, thread_ts, is_own_thread, like_key, like_kind, like_task FROM incident ";

    public Task<Incident> Begin(Incident incident, DateTimeOffset since, CancellationToken cancellationToken) => database.Write(
        s => s.First(Select + "WHERE id = $1 AND abandoned = 0", Read, incident.Id) ?? Standing(s, incident, since) ?? Insert(s, incident), cancellationToken);

    public Task<Incident?> Find(string id, CancellationToken cancellationToken) =>
        database.Read(s => s.First(Select + "WHERE id = $1", Read, id), cancellationToken);

    public Task<Incident?> OfThread(string team, string channel, string threadTs, CancellationToken cancellationToken) => database.Read(
        s => s.First(Select + "WHERE team = $1 AND channel = $2 AND (message_ts = $3 OR thread_ts = $3) AND abandoned = 0 ORDER BY begun_at DESC", Read, team, channel, threadTs), cancellationToken);

    public Task Posted(string id, string ts, CancellationToken cancellationToken) =>
        database.Write(s => s.Execute("UPDATE incident SET message_ts = $2 WHERE id = $1", id, ts), cancellationToken);

    public Task Finished(string id, string report, Likeness? likeness, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        return database.Write(
            s => s.Execute("UPDATE incident SET finished_at = $2, report = $3, like_key = $4, like_kind = $5, like_task = $6 WHERE id = $1", id, now, report, likeness?.Key, likeness?.Kind, likeness?.Task),
            cancellationToken);
    }

    public async Task<IReadOnlyList<PastIncident>> Alike(string team, Likeness likeness, string notThis, int most, CancellationToken cancellationToken) => await database.Read(
        s => s.All(
                Select + """
                WHERE team = $1 AND (like_key = $2 OR like_kind = $3) AND id <> $4 AND abandoned = 0
                    AND begun_at <= coalesce((SELECT begun_at FROM incident WHERE id = $4), begun_at)
                ORDER BY begun_at DESC LIMIT $5
                """,
                Read, team, likeness.Key, likeness.Kind, notThis, most)
            .ConvertAll(i => new PastIncident(i, i.Likeness!.Key == likeness.Key, FeedbackOf(s, i.Id))),
        cancellationToken);

    public Task Abandoned(string id, CancellationToken cancellationToken) =>
        database.Write(s => s.Execute("UPDATE incident SET abandoned = 1 WHERE id = $1", id), cancellationToken);

    public Task Say(Feedback feedback, CancellationToken cancellationToken) => database.Write(
        s => s.Execute(
            "INSERT OR REPLACE INTO feedback (incident_id, user, is_right, bucket, cause, note, redacted_case, said_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            feedback.IncidentId, feedback.User, feedback.Right, feedback.Bucket, feedback.Cause, feedback.Note, feedback.Case, feedback.At.UtcTicks),
        cancellationToken);

    public async Task<IReadOnlyList<Feedback>> FeedbackOf(string incidentId, CancellationToken cancellationToken) =>
        await database.Read(s => FeedbackOf(s, incidentId), cancellationToken);

    private static List<Feedback> FeedbackOf(Session session, string incidentId) => session.All(
        "SELECT incident_id, user, is_right, bucket, cause, note, redacted_case, said_at FROM feedback WHERE incident_id = $1 ORDER BY said_at, user",
        r => new Feedback(r.GetString(0), r.GetString(1), r.GetBoolean(2), r.TextOrNull(3), r.TextOrNull(4), r.TextOrNull(5), r.TextOrNull(6), r.Time(7)),
        incidentId);

    private static Incident? Standing(Session session, Incident incident, DateTimeOffset since) => session.First(
        Select + "WHERE team = $1 AND channel = $2 AND target_key = $3 AND begun_at >= $4 AND abandoned = 0 ORDER BY begun_at DESC",
        Read, incident.Team, incident.Channel, incident.TargetKey, since.UtcTicks);

    /// <summary>Begins it, or begins it again after it was abandoned: its message, if it has one, stays.</summary>
    private static Incident Insert(Session session, Incident incident)
    {
        session.Execute(
            """
            INSERT INTO incident (id, team, channel, target_key, target, asked_by, begun_at, message_ts, finished_at, report, thread_ts, is_own_thread, abandoned)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0)
            ON CONFLICT (id) DO UPDATE SET abandoned = 0, begun_at = excluded.begun_at
            """,
            incident.Id, incident.Team, incident.Channel, incident.TargetKey, incident.Target, incident.AskedBy, incident.BegunAt.UtcTicks,
            incident.MessageTs, incident.FinishedAt?.UtcTicks, incident.Report, incident.ThreadTs, incident.IsOwnThread);
        return session.First(Select + "WHERE id = $1", Read, incident.Id)!;
    }

    private static Incident Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.Time(6),
        row.TextOrNull(7), row.TimeOrNull(8), row.TextOrNull(9))
    {
        ThreadTs = row.TextOrNull(10),
        IsOwnThread = row.GetBoolean(11),
        Likeness = row.TextOrNull(12) is { } key ? new Likeness(key, row.TextOrNull(13), row.TextOrNull(14)) : null,
    };
}
