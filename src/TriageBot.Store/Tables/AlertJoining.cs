using TriageBot.Store.Sqlite;

namespace TriageBot.Store.Tables;

/// <summary>Which incident an alert belongs to: before anybody has looked by its subject and symptom, afterwards by what was found.</summary>
internal static class AlertJoining
{
    public static AlertPlace Join(Session session, JoiningAlert alert, long now)
    {
        if (session.First("SELECT incident_id FROM alert_join WHERE request_id = $1", r => r.GetString(0), alert.Id) is { } joined)
            return new AlertPlace(AlertRows.Standing(session, joined), false);
        if (alert.Group is not null && session.Number("SELECT count(*) FROM alert_over WHERE source = $1 AND group_key = $2 AND at >= $3", alert.Source, alert.Group, alert.At.UtcTicks) > 0)
            return new AlertPlace(null, false);

        var standing = Standing(session, alert);
        if (standing is null && IsLookedAt(session, alert))
            return new AlertPlace(null, true);
        if (standing is null)
            Open(session, alert, now);
        var id = standing?.Id ?? alert.Id;
        session.Execute(
            "INSERT INTO alert_join (request_id, incident_id, source, group_key, at) VALUES ($1, $2, $3, $4, $5)", alert.Id, id, alert.Source, alert.Group, alert.At.UtcTicks);
        session.Execute("UPDATE alert_incident SET last_at = max(last_at, $2), first_at = min(first_at, $2) WHERE id = $1", id, alert.At.UtcTicks);
        // It fires again; an alert from before the end, which came late, does not.
        session.Execute("UPDATE alert_incident SET resolved_at = NULL, resolved_by = NULL, closing = NULL WHERE id = $1 AND resolved_at < $2", id, alert.At.UtcTicks);
        return new AlertPlace(AlertRows.First(session, "WHERE id = $1", id), false);
    }

    public static AlertIncident Decide(Session session, string id, AlertFinding finding, string? symptom, DateTimeOffset since)
    {
        session.Execute("UPDATE alert_incident SET symptom = coalesce(symptom, $2) WHERE id = $1", id, symptom);
        var other = session.First(
            "SELECT id FROM alert_incident WHERE key = $1 AND channel = $2 AND state = 1 AND id <> $3 AND last_at >= $4 ORDER BY first_at LIMIT 1",
            r => r.GetString(0), finding.Key, finding.Channel, id, since.UtcTicks);
        if (other is not null)
            return Merge(session, id, other);

        session.Execute(
            """
            UPDATE alert_incident SET state = 1, key = $2, key_text = $3, found_subject = $4, team = $5, channel = $6, thread_ts = $7, target = $8,
                message = $9, report = $10, post_at = $11 WHERE id = $1
            """,
            id, finding.Key, finding.KeyText, finding.Subject, finding.Team, finding.Channel, finding.ThreadTs, finding.Target, finding.Message, finding.Report, finding.PostAt.UtcTicks);
        return AlertRows.Standing(session, id);
    }

    private static AlertIncident Merge(Session session, string id, string other)
    {
        session.Execute("UPDATE alert_join SET incident_id = $2 WHERE incident_id = $1", id, other);
        session.Execute("UPDATE alert_incident SET state = 3, merged_into = $2 WHERE id = $1", id, other);
        session.Execute(
            """
            UPDATE alert_incident SET
                first_at = min(first_at, (SELECT first_at FROM alert_incident WHERE id = $1)),
                last_at = max(last_at, (SELECT last_at FROM alert_incident WHERE id = $1))
            WHERE id = $2
            """,
            id, other);
        return AlertRows.Standing(session, other);
    }

    private static AlertIncident? Standing(Session session, JoiningAlert alert)
    {
        var id = session.First(
            """
            SELECT coalesce(merged_into, id) FROM alert_incident
            WHERE (subject = $1 OR found_subject = $1) AND (place = $2 OR channel = $2) AND last_at >= $3
                AND ($4 IS NULL OR symptom = $4) AND (state IN (0, 1, 3) OR (state = 2 AND $5))
            ORDER BY state = 2, last_at DESC LIMIT 1
            """,
            r => r.GetString(0), alert.Subject, alert.Place, alert.Since.UtcTicks, alert.Symptom, alert.JoinsSilent);
        return id is null ? null : AlertRows.Standing(session, id);
    }

    /// <summary>Whether somebody looks at the subject because of an alert that told no symptom.</summary>
    private static bool IsLookedAt(Session session, JoiningAlert alert) => alert.Symptom is not null && session.Number(
        "SELECT count(*) FROM alert_incident WHERE subject = $1 AND place = $2 AND last_at >= $3 AND symptom IS NULL AND state = 0 AND id <> $4",
        alert.Subject, alert.Place, alert.Since.UtcTicks, alert.Id) > 0;

    private static void Open(Session session, JoiningAlert alert, long now) => session.Execute(
        """
        INSERT INTO alert_incident (id, state, place, subject, symptom, title, url, first_at, last_at, shown_alerts, opened_at) VALUES ($1, 0, $2, $3, $4, $5, $6, $7, $7, 0, $8)
        """,
        alert.Id, alert.Place, alert.Subject, alert.Symptom, alert.Title, alert.Url, alert.At.UtcTicks, now);
}
