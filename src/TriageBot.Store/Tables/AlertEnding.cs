using TriageBot.Store.Sqlite;

namespace TriageBot.Store.Tables;

/// <summary>Ends what is over: an incident is, once nothing that fired for it fires any more.</summary>
internal static class AlertEnding
{
    private const string StillFires =
        """
        EXISTS (SELECT 1 FROM alert_join j WHERE j.incident_id = i.id AND j.group_key IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM alert_over o WHERE o.source = j.source AND o.group_key = j.group_key AND o.at >= j.at))
        """;

    public static IReadOnlyList<AlertIncident> Resolve(Session session, AlertEnd end)
    {
        if (end.Group is not null)
        {
            session.Execute(
                "INSERT INTO alert_over (source, group_key, at) VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET at = max(at, excluded.at)",
                end.Source, end.Group, end.At.UtcTicks);
        }

        List<AlertIncident> over = [];
        foreach (var id in Touched(session, end).Distinct())
        {
            if (session.Execute(
                $"UPDATE alert_incident AS i SET resolved_at = $2, resolved_by = $3 WHERE id = $1 AND state IN (0, 1) AND resolved_at IS NULL AND last_at <= $2 AND NOT {StillFires}",
                id, end.At.UtcTicks, end.Source) > 0)
                over.Add(AlertRows.Standing(session, id));
        }

        return over;
    }

    /// <summary>By the group that fired; else, for an end that speaks of the service as a whole, by the service.</summary>
    private static List<string> Touched(Session session, AlertEnd end) =>
    [
        .. end.Group is null ? [] : session.All(
            "SELECT DISTINCT incident_id FROM alert_join WHERE group_key = $1 AND source = $2 AND at >= $3", r => r.GetString(0), end.Group, end.Source, end.Since.UtcTicks),
        .. end.Subject is null ? [] : session.All(
            "SELECT id FROM alert_incident WHERE (subject = $1 OR found_subject = $1) AND last_at >= $2 AND state IN (0, 1) AND ($3 IS NULL OR place = $3 OR channel = $3)",
            r => r.GetString(0), end.Subject, end.Since.UtcTicks, end.Place),
    ];
}
