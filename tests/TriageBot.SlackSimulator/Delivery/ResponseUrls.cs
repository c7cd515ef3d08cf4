using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.Delivery;

/// <summary>The response URLs that were handed out: thirty minutes, five uses. The URL is the credential, there is no token.</summary>
internal sealed class ResponseUrls(TimeProvider time, Chance chance, Links links)
{
    public const int MostUses = 5;
    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(30);
    private readonly Dictionary<string, Entry> _entries = [];

    /// <param name="family"><c>commands</c>, <c>actions</c> or <c>app</c>: the first part of the path, as on hooks.slack.com.</param>
    public Uri Issue(string family, ResponseTarget target)
    {
        var path = $"/{family}/{target.TeamId}/{chance.Id("", 11)}/{chance.Id("", 24)}";
        lock (_entries)
            _entries[path] = new(target, time.GetTimestamp());
        return links.To(path);
    }

    /// <summary>Uses it once.</summary>
    /// <returns>Slack's word for why not; null with the target where it is good.</returns>
    public (ResponseTarget? Target, string? Refusal) Use(string path)
    {
        lock (_entries)
        {
            if (!_entries.TryGetValue(path, out var entry))
                return (null, "no_such_url");
            if (time.GetElapsedTime(entry.IssuedAt) > s_life)
                return (null, "expired_url");
            if (entry.Uses >= MostUses)
                return (null, "used_url");
            _entries[path] = entry with { Uses = entry.Uses + 1 };
            return (entry.Target, null);
        }
    }

    private sealed record Entry(ResponseTarget Target, long IssuedAt, int Uses = 0);
}

/// <summary>What a response URL answers to.</summary>
/// <param name="MessageTs">The message that was clicked; null for a command.</param>
/// <param name="Ephemeral">The private message that was clicked; null for one that everybody sees.</param>
internal sealed record ResponseTarget(string TeamId, App App, Channel Channel, User User, string? MessageTs, Recording.Ephemeral? Ephemeral = null);
