namespace TriageBot.Simulation.Model;

/// <summary>Everything random, from one seed: order, identifiers, duplicates.</summary>
public sealed class Chance(int seed)
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);

    /// <param name="below">One more than the greatest value.</param>
    public int Next(int below)
    {
        lock (_lock)
            return _random.Next(below);
    }

    /// <param name="likelihood">From 0, never, to 1, always.</param>
    public bool Happens(double likelihood)
    {
        lock (_lock)
            return _random.NextDouble() < likelihood;
    }

    public string Id(string prefix, int length)
    {
        lock (_lock)
            return prefix + new string(_random.GetItems<char>(Letters, length));
    }

    public Guid Unique()
    {
        var bytes = new byte[16];
        lock (_lock)
            _random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
