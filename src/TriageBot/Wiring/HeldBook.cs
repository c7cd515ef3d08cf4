using TriageBot.Models;

namespace TriageBot.Wiring;

/// <summary>A book that can be exchanged: the store opens after the house that it belongs to is put together.</summary>
internal sealed class HeldBook(IModelBook first) : IModelBook
{
    private volatile IModelBook _held = first;

    public IModelBook Held
    {
        get => _held;
        set => _held = value;
    }

    public Task<string?> Find(string key, CancellationToken cancellationToken) => Held.Find(key, cancellationToken);

    public Task Keep(string key, string answer, CancellationToken cancellationToken) => Held.Keep(key, answer, cancellationToken);

    public Task<Spent> SpentOn(DateOnly day, string? channel, CancellationToken cancellationToken) => Held.SpentOn(day, channel, cancellationToken);

    public Task Spend(DateOnly day, string channel, Spent spent, CancellationToken cancellationToken) => Held.Spend(day, channel, spent, cancellationToken);
}
