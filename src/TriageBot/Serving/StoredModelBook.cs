using TriageBot.Models;
using TriageBot.Models.Metering;
using TriageBot.Store;

namespace TriageBot.Serving;

/// <summary>Models' answers and spending in the store: they outlive the process.</summary>
internal sealed class StoredModelBook(IModelMemory memory, TimeProvider time) : IModelBook
{
    public Task<string?> Find(string key, CancellationToken cancellationToken) =>
        Told(memory.Find(key, time.GetUtcNow() - Retention.Default.ModelAnswers, cancellationToken));

    public Task Keep(string key, string answer, CancellationToken cancellationToken) => Told(memory.Keep(key, answer, cancellationToken));

    public async Task<Spent> SpentOn(DateOnly day, string? channel, CancellationToken cancellationToken)
    {
        var spent = await Told(memory.SpentOn(day, channel, cancellationToken));
        return new Spent(spent.Tokens, spent.Cost);
    }

    public Task Spend(DateOnly day, string channel, Spent spent, CancellationToken cancellationToken) =>
        Told(memory.Spend(day, channel, new ModelSpending(spent.Tokens, spent.Cost), cancellationToken));

    private static async Task Told(Task work)
    {
        try
        {
            await work;
        }
        catch (StoreException error)
        {
            throw new ModelBookException(error.Message, error);
        }
    }

    private static async Task<T> Told<T>(Task<T> work)
    {
        await Told((Task)work);
        return await work;
    }
}
