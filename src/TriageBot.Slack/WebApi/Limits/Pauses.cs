using System.Collections.Concurrent;

namespace TriageBot.Slack.WebApi.Limits;

/// <summary>Which calls Slack has told to wait, and until when: whoever makes the same call waits too, and does not run into the same answer.</summary>
internal sealed class Pauses(TimeProvider time)
{
    /// <summary>A longer Retry-After is cut to this: nobody shall be locked out for a day by one odd answer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private const int Pruned = 256;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);

    public void Set(string key, TimeSpan wait)
    {
        var until = time.GetUtcNow() + (wait < Longest ? wait : Longest);
        _until.AddOrUpdate(key, until, (_, known) => known > until ? known : until);
        if (_until.Count > Pruned)
            Prune();
    }

    /// <summary>How long the call must wait now; zero where it may go.</summary>
    public TimeSpan Remaining(string key) =>
        _until.TryGetValue(key, out var until) && until - time.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    private void Prune()
    {
        foreach (var pause in _until.Where(p => p.Value <= time.GetUtcNow()))
            _until.TryRemove(pause);
    }
}
