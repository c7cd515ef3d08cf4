using System.Collections.Concurrent;
using TriageBot.Aws.Operations;

namespace TriageBot.Bench;

/// <summary>Notes when each AWS call began and ended.</summary>
internal sealed class CallTimes : ICallObserver
{
    private readonly ConcurrentQueue<TimedCall> _calls = new();

    public IReadOnlyList<TimedCall> Take()
    {
        var taken = _calls.ToList();
        _calls.Clear();
        return taken;
    }

    public void Ended(AwsCall call)
    {
        var end = TimeProvider.System.GetUtcNow();
        _calls.Enqueue(new TimedCall(call.Action, end - call.Duration, end));
    }
}

internal sealed record TimedCall(string Action, DateTimeOffset Began, DateTimeOffset Ended)
{
    public TimeSpan Duration => Ended - Began;

    /// <summary>The longest sequence (by time) in which each call began after the one before it had ended.</summary>
    public static IReadOnlyList<TimedCall> LongestChain(IReadOnlyList<TimedCall> calls)
    {
        var best = new Dictionary<TimedCall, List<TimedCall>>();
        foreach (var call in calls.OrderBy(c => c.Began))
        {
            var before = best.Where(b => b.Key.Ended <= call.Began).Select(b => b.Value).MaxBy(Total) ?? [];
            best[call] = [.. before, call];
        }

        return best.Values.MaxBy(Total) ?? [];
    }

    private static double Total(List<TimedCall> chain) => chain.Sum(c => c.Duration.TotalMilliseconds);
}
