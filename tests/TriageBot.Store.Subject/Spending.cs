namespace TriageBot.Store.Subject;

/// <summary>Books one token after the other until it is killed.</summary>
internal static class Spending
{
    public static async Task Run(StoreFile store, Say say, int day)
    {
        while (true)
        {
            await store.Models.Spend(DateOnly.FromDayNumber(day), "C", new ModelSpending(1, 0.000_000_3m), CancellationToken.None);
            say.Line("spent 1");
        }
    }
}
