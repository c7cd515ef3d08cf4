using TriageBot.Store.Sqlite;

namespace TriageBot.Store.Tables;

internal sealed class SqliteAlertBook(Database database, TimeProvider time) : IAlertBook
{
    public Task<AlertPlace> Join(JoiningAlert alert, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        return database.Write(s => AlertJoining.Join(s, alert, now), cancellationToken);
    }

    public Task<AlertIncident?> Find(string id, CancellationToken cancellationToken) =>
        database.Read(s => AlertRows.First(s, "WHERE id = $1", id), cancellationToken);

    public Task<AlertIncident> Decide(string id, AlertFinding finding, string? symptom, DateTimeOffset since, CancellationToken cancellationToken) =>
        database.Write(s => AlertJoining.Decide(s, id, finding, symptom, since), cancellationToken);

    public Task Silence(string id, CancellationToken cancellationToken) => Become(id, AlertIncidentState.Silent, cancellationToken);

    public Task Abandon(string id, CancellationToken cancellationToken) => Become(id, AlertIncidentState.Abandoned, cancellationToken);

    public Task<IReadOnlyList<AlertIncident>> Resolve(AlertEnd end, CancellationToken cancellationToken) =>
        database.Write(s => AlertEnding.Resolve(s, end), cancellationToken);

    public Task Close(string id, string closing, CancellationToken cancellationToken) =>
        database.Write(s => s.Execute("UPDATE alert_incident SET closing = $2 WHERE id = $1", id, closing), cancellationToken);

    public async Task<IReadOnlyList<AlertIncident>> Unshown(DateTimeOffset now, CancellationToken cancellationToken) => await database.Read(
        s => AlertRows.All(
            s,
            """
            WHERE state = 1 AND ((message_ts IS NULL AND post_at <= $1)
                OR (message_ts IS NOT NULL AND (shown_alerts < (SELECT count(*) FROM alert_join WHERE incident_id = i.id) OR closing IS NOT shown_closing)))
            ORDER BY first_at, id
            """,
            now.UtcTicks),
        cancellationToken);

    public Task<DateTimeOffset?> NextDue(DateTimeOffset now, CancellationToken cancellationToken) => database.Read(
        s => s.First("SELECT min(post_at) FROM alert_incident WHERE state = 1 AND message_ts IS NULL AND post_at > $1", r => r.TimeOrNull(0), now.UtcTicks), cancellationToken);

    public Task Shown(string id, string ts, int alerts, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        return database.Write(
            s => s.Execute("UPDATE alert_incident SET message_ts = $2, shown_alerts = $3, posted_at = coalesce(posted_at, $4) WHERE id = $1", id, ts, alerts, now), cancellationToken);
    }

    public Task ClosingShown(string id, string ts, string? closing, CancellationToken cancellationToken) =>
        database.Write(s => s.Execute("UPDATE alert_incident SET closing_ts = $2, shown_closing = $3 WHERE id = $1", id, ts, closing), cancellationToken);

    public Task<int> PostedIn(string channel, DateTimeOffset since, CancellationToken cancellationToken) => database.Read(
        s => (int)s.Number("SELECT count(*) FROM alert_incident WHERE state = 1 AND channel = $1 AND posted_at >= $2", channel, since.UtcTicks), cancellationToken);

    public Task<int> OpenedIn(string place, DateTimeOffset since, CancellationToken cancellationToken) => database.Read(
        s => (int)s.Number("SELECT count(*) FROM alert_incident WHERE place = $1 AND opened_at >= $2", place, since.UtcTicks), cancellationToken);

    public Task Mute(string channel, IReadOnlyList<string> subjects, DateTimeOffset until, CancellationToken cancellationToken) => database.Write(
        s => subjects.Sum(subject => s.Execute("INSERT OR REPLACE INTO alert_mute (channel, subject, until) VALUES ($1, $2, $3)", channel, subject, until.UtcTicks)), cancellationToken);

    public Task<bool> IsMuted(string channel, string subject, DateTimeOffset now, CancellationToken cancellationToken) => database.Read(
        s => s.Number("SELECT count(*) FROM alert_mute WHERE channel = $1 AND subject = $2 AND until > $3", channel, subject, now.UtcTicks) > 0, cancellationToken);

    public Task Keep(KeptAlert alert, CancellationToken cancellationToken)
    {
        var body = alert.Body.ToArray();
        return database.Write(
            s => s.Execute("INSERT OR IGNORE INTO alert_unread (source, id, because, at, body) VALUES ($1, $2, $3, $4, $5)", alert.Source, alert.Id, alert.Because, alert.At.UtcTicks, body),
            cancellationToken);
    }

    public async Task<IReadOnlyList<KeptAlert>> Kept(int most, CancellationToken cancellationToken) => await database.Read(
        s => s.All(
            "SELECT source, id, because, at FROM alert_unread ORDER BY at DESC LIMIT $1",
            r => new KeptAlert(r.GetString(0), r.GetString(1), r.GetString(2), r.Time(3), ReadOnlyMemory<byte>.Empty),
            most),
        cancellationToken);

    private Task<int> Become(string id, AlertIncidentState state, CancellationToken cancellationToken) =>
        database.Write(s => s.Execute("UPDATE alert_incident SET state = $2 WHERE id = $1", id, (int)state), cancellationToken);
}
