using TriageBot.Store.Sqlite;

namespace TriageBot.Store.Tables;

/// <summary>One purge, in small steps: whoever accepts meanwhile waits for one step at most.</summary>
internal sealed class Purging(Database database, Retention retention, DateTimeOffset now)
{
    private const int RowsAStep = 500;

    public async Task<Purged> Run(CancellationToken cancellationToken)
    {
        var keysUntil = (now - retention.Keys).UtcTicks;
        await Delete("DELETE FROM request WHERE seq IN (SELECT seq FROM request WHERE state = 2 AND accepted_at < $1 LIMIT $2)", keysUntil, cancellationToken);
        var keys = await Delete("DELETE FROM claim WHERE key IN (SELECT key FROM claim WHERE claimed_at < $1 LIMIT $2)", keysUntil, cancellationToken);
        var intents = await Delete("DELETE FROM intent WHERE id IN (SELECT id FROM intent WHERE intended_at < $1 LIMIT $2)", keysUntil, cancellationToken);
        var incidents = await Delete(
            "DELETE FROM incident WHERE id IN (SELECT id FROM incident WHERE begun_at < $1 LIMIT $2)", (now - retention.Incidents).UtcTicks, cancellationToken);
        await Alerts((now - retention.Incidents).UtcTicks, cancellationToken);
        await Models(cancellationToken);

        // Last, and what follows does not throw: an expired request is told once.
        var expired = await Expire(cancellationToken);
        return new Purged(expired, keys, intents, incidents, await IsLogEmptied());
    }

    /// <summary>When an alert happened is its sender's word, which may be long ago: an incident is as old as it was opened here, and what belongs to it goes with it.</summary>
    private async Task Alerts(long until, CancellationToken cancellationToken)
    {
        await Delete("DELETE FROM alert_incident WHERE id IN (SELECT id FROM alert_incident WHERE last_at < $1 AND opened_at < $1 LIMIT $2)", until, cancellationToken);
        await Delete(
            "DELETE FROM alert_join WHERE request_id IN (SELECT request_id FROM alert_join j WHERE at < $1 AND NOT EXISTS (SELECT 1 FROM alert_incident i WHERE i.id = j.incident_id) LIMIT $2)",
            until, cancellationToken);
        await Delete(
            """
            DELETE FROM alert_over WHERE (source, group_key) IN (SELECT source, group_key FROM alert_over o WHERE at < $1
                AND NOT EXISTS (SELECT 1 FROM alert_join j WHERE j.group_key = o.group_key AND j.source = o.source) LIMIT $2)
            """,
            until, cancellationToken);
        await Delete("DELETE FROM alert_mute WHERE (channel, subject) IN (SELECT channel, subject FROM alert_mute WHERE until < $1 LIMIT $2)", until, cancellationToken);
        await Delete("DELETE FROM alert_unread WHERE (source, id) IN (SELECT source, id FROM alert_unread WHERE at < $1 LIMIT $2)", until, cancellationToken);
    }

    private async Task Models(CancellationToken cancellationToken)
    {
        await Delete("DELETE FROM model_answer WHERE key IN (SELECT key FROM model_answer WHERE kept_at <= $1 LIMIT $2)", (now - retention.ModelAnswers).UtcTicks, cancellationToken);
        var firstDay = DateOnly.FromDateTime((now - retention.ModelSpending).UtcDateTime).DayNumber;
        await Delete("DELETE FROM model_spending WHERE (day, channel) IN (SELECT day, channel FROM model_spending WHERE day < $1 LIMIT $2)", firstDay, cancellationToken);
    }

    private async Task<bool> IsLogEmptied()
    {
        try
        {
            return await database.EmptyLog();
        }
        catch (StoreException)
        {
            return false;
        }
    }

    private Task<List<ExpiredRequest>> Expire(CancellationToken cancellationToken)
    {
        var until = (now - retention.Payloads).UtcTicks;
        return database.Write(
            s =>
            {
                var expired = s.All(
                    "SELECT id, kind, accepted_at, tries FROM request WHERE state < 2 AND accepted_at < $1 ORDER BY seq",
                    r => new ExpiredRequest(r.GetString(0), r.GetString(1), r.Time(2), r.GetInt32(3)),
                    until);
                s.Execute("UPDATE request SET state = 2, payload = NULL WHERE state < 2 AND accepted_at < $1", until);
                return expired;
            },
            cancellationToken);
    }

    private async Task<int> Delete(string sql, long until, CancellationToken cancellationToken)
    {
        var all = 0;
        while (true)
        {
            var step = await database.Write(s => s.Execute(sql, until, RowsAStep), cancellationToken);
            all += step;
            if (step < RowsAStep)
                return all;
        }
    }
}
