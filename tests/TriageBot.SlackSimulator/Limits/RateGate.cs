using TriageBot.Simulation.Model;
using TriageBot.Simulation.WebApi;

namespace TriageBot.Simulation.Limits;

/// <summary>Slack's rates: by method and app, and for messages by channel. Where Slack only says "short bursts", this allows three.</summary>
internal sealed class RateGate(SimulatorOptions options)
{
    private const int PostingBurst = 3;
    private const int PostsAMinute = 300;
    private readonly Dictionary<string, Bucket> _buckets = [];

    /// <returns>How long the app has to wait; null where it may go on.</returns>
    public TimeSpan? Refuses(App app, ApiMethod method, string? channel)
    {
        if (!options.LimitsRates)
            return null;
        lock (_buckets)
        {
            if (method.Tier != RateTier.Posting)
                return Of($"{app.Id} {method.Name}", AMinute(method.Tier), AMinute(method.Tier) / 60.0).Take();
            return Of($"{app.Id} {method.Name} {channel}", PostingBurst, 1).Take()
                ?? Of($"{app.Id} {method.Name}", PostsAMinute, PostsAMinute / 60.0).Take();
        }
    }

    private static int AMinute(RateTier tier) => tier switch
    {
        RateTier.Two => 20,
        RateTier.Three => 50,
        RateTier.Four => 100,
        _ => 600,
    };

    private Bucket Of(string key, int burst, double perSecond) =>
        _buckets.TryGetValue(key, out var bucket) ? bucket : _buckets[key] = new(burst, perSecond, options.Time);
}
