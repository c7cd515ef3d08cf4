using Microsoft.Data.Sqlite;
using TriageBot.Store.Sqlite;

namespace TriageBot.Store.Tables;

/// <summary>Reads incidents of alerts, each with the count of its alerts.</summary>
internal static class AlertRows
{
    private const string Select =
        """
        SELECT id, state, place, subject, symptom, title, url, first_at, last_at,
            (SELECT count(*) FROM alert_join WHERE incident_id = i.id),
            key, key_text, found_subject, team, channel, thread_ts, target, message, report, post_at,
            message_ts, shown_alerts, resolved_at, resolved_by, closing, closing_ts, shown_closing
        FROM alert_incident i
        """;

    /// <param name="where">The program's own text, such as <c>WHERE id = $1</c>.</param>
    public static AlertIncident? First(Session session, string where, params ReadOnlySpan<object?> values) =>
        session.First($"{Select} {where}", Read, values) is { } found ? WithSources(session, found) : null;

    public static List<AlertIncident> All(Session session, string where, params ReadOnlySpan<object?> values) =>
        [.. session.All($"{Select} {where}", Read, values).Select(i => WithSources(session, i))];

    /// <summary>The one that stands for it, where it has become part of another.</summary>
    public static AlertIncident Standing(Session session, string id)
    {
        for (var step = 0; step < 100 && session.First("SELECT merged_into FROM alert_incident WHERE id = $1", r => r.TextOrNull(0), id) is { } into; step++)
            id = into;
        return First(session, "WHERE id = $1", id) ?? throw new StoreException($"The store has no incident {id} of an alert: it was purged. The next alert opens another.");
    }

    private static AlertIncident WithSources(Session session, AlertIncident incident) => incident with
    {
        Sources = session.All("SELECT source, count(*) FROM alert_join WHERE incident_id = $1 GROUP BY source ORDER BY 2 DESC, 1", r => (r.GetString(0), r.GetInt32(1)), incident.Id),
    };

    private static AlertIncident Read(SqliteDataReader row) => new(
        row.GetString(0), (AlertIncidentState)row.GetInt32(1), row.GetString(2), row.GetString(3), row.TextOrNull(4), row.GetString(5), row.TextOrNull(6), row.Time(7), row.Time(8),
        row.GetInt32(9), [], Finding(row), row.TextOrNull(20), row.GetInt32(21), row.TimeOrNull(22), row.TextOrNull(23), row.TextOrNull(24), row.TextOrNull(25), row.TextOrNull(26));

    private static AlertFinding? Finding(SqliteDataReader row) => row.TextOrNull(10) is not { } key ? null : new AlertFinding(
        key, row.GetString(11), row.GetString(12), row.GetString(13), row.GetString(14), row.TextOrNull(15), row.GetString(16), row.GetString(17), row.GetString(18), row.Time(19));
}
