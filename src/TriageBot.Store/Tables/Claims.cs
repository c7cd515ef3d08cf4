using TriageBot.Store.Sqlite;

namespace TriageBot.Store.Tables;

/// <summary>The keys of what was accepted: whoever inserts one first has it.</summary>
internal static class Claims
{
    /// <summary>Claims all of them or none.</summary>
    public static bool Claim(Session session, IReadOnlyList<string> keys, long now)
    {
        var claimed = 0;
        while (claimed < keys.Count && session.Execute("INSERT OR IGNORE INTO claim (key, claimed_at) VALUES ($1, $2)", keys[claimed], now) == 1)
            claimed++;

        if (claimed == keys.Count)
            return true;

        foreach (var key in keys.Take(claimed))
            session.Execute("DELETE FROM claim WHERE key = $1", key);
        return false;
    }
}
