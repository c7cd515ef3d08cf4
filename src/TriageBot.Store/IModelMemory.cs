namespace TriageBot.Store;

/// <summary>What models answered and what they used.</summary>
/// <exception cref="StoreException">From every method.</exception>
public interface IModelMemory
{
    /// <summary>An answer that was kept since then; null where there is none.</summary>
    Task<string?> Find(string key, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Keeps an answer in place of an earlier one; where there are too many, the oldest go.</summary>
    Task Keep(string key, string answer, CancellationToken cancellationToken);

    /// <summary>What was used on a day.</summary>
    /// <param name="channel">Null for all together.</param>
    Task<ModelSpending> SpentOn(DateOnly day, string? channel, CancellationToken cancellationToken);

    /// <summary>Adds to what was used on a day.</summary>
    Task Spend(DateOnly day, string channel, ModelSpending spent, CancellationToken cancellationToken);
}

/// <param name="Cost">To twelve places after the point.</param>
public readonly record struct ModelSpending(long Tokens, decimal Cost);
