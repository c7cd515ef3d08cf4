namespace TriageBot.Models;

/// <summary>What is remembered of models: their answers, so that none is paid for twice, and what they used.</summary>
/// <exception cref="Metering.ModelBookException">From every method.</exception>
public interface IModelBook
{
    /// <summary>An answer that was kept; null where there is none, or it is too old.</summary>
    /// <param name="key">A hash of all that the answer depends on.</param>
    Task<string?> Find(string key, CancellationToken cancellationToken);

    Task Keep(string key, string answer, CancellationToken cancellationToken);

    /// <summary>What was used on a day.</summary>
    /// <param name="channel">Null for everybody.</param>
    Task<Spent> SpentOn(DateOnly day, string? channel, CancellationToken cancellationToken);

    Task Spend(DateOnly day, string channel, Spent spent, CancellationToken cancellationToken);
}

/// <param name="Cost">In the currency of the prices; zero where none are configured.</param>
public readonly record struct Spent(long Tokens, decimal Cost);
