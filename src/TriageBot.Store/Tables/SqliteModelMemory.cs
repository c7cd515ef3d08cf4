using TriageBot.Store.Sqlite;

namespace TriageBot.Store.Tables;

internal sealed class SqliteModelMemory(Database database, TimeProvider time) : IModelMemory
{
    private const int MostAnswers = 2_000;

    /// <summary>Longer than any answer that the prompts allow; what is longer is not kept.</summary>
    private const int LongestAnswer = 256 * 1024;

    /// <summary>Costs stand in whole trillionths: so they add up exactly.</summary>
    private const decimal Trillion = 1_000_000_000_000m;

    public Task<string?> Find(string key, DateTimeOffset since, CancellationToken cancellationToken) =>
        database.Read(s => s.First("SELECT answer FROM model_answer WHERE key = $1 AND kept_at > $2", r => r.GetString(0), key, since.UtcTicks), cancellationToken);

    public Task Keep(string key, string answer, CancellationToken cancellationToken) => answer.Length > LongestAnswer ? Task.CompletedTask : database.Write(
        s =>
        {
            s.Execute("INSERT OR REPLACE INTO model_answer (key, answer, kept_at) VALUES ($1, $2, $3)", key, answer, time.GetUtcNow().UtcTicks);
            return s.Execute("DELETE FROM model_answer WHERE seq IN (SELECT seq FROM model_answer ORDER BY seq DESC LIMIT -1 OFFSET $1)", MostAnswers);
        },
        cancellationToken);

    public Task<ModelSpending> SpentOn(DateOnly day, string? channel, CancellationToken cancellationToken) => database.Read(
        s => s.First(
            "SELECT coalesce(sum(tokens), 0), coalesce(sum(cost), 0) FROM model_spending WHERE day = $1 AND ($2 IS NULL OR channel = $2)",
            r => new ModelSpending(r.GetInt64(0), r.GetInt64(1) / Trillion),
            day.DayNumber, channel),
        cancellationToken);

    public Task Spend(DateOnly day, string channel, ModelSpending spent, CancellationToken cancellationToken) => database.Write(
        s => s.Execute(
            """
            INSERT INTO model_spending (day, channel, tokens, cost) VALUES ($1, $2, $3, $4)
            ON CONFLICT (day, channel) DO UPDATE SET tokens = tokens + excluded.tokens, cost = cost + excluded.cost
            """,
            day.DayNumber, channel, spent.Tokens, (long)decimal.Round(spent.Cost * Trillion)),
        cancellationToken);
}
