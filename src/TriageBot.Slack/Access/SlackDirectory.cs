using System.Collections.Concurrent;
using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Access;

/// <summary>Channels, users and user groups as Slack describes them, each remembered for a minute: long enough for a storm, short enough for a removal.</summary>
public sealed class SlackDirectory(ISlackApi api, TimeProvider time)
{
    private const int MostRemembered = 5000;
    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>Null where the bot cannot see it: a private channel or a conversation that it is no member of.</summary>
    public async Task<SlackChannel?> Channel(string channel, CancellationToken cancellationToken)
    {
        try
        {
            return await Remembered($"channel {channel}", () => api.ChannelInfo(channel, cancellationToken));
        }
        catch (SlackApiException error) when (error.Code is "channel_not_found" or "missing_scope" or "not_in_channel")
        {
            return null;
        }
    }

    public Task<SlackUser> User(string user, CancellationToken cancellationToken) => Remembered($"user {user}", () => api.UserInfo(user, cancellationToken));

    public Task<IReadOnlyList<string>> Members(string userGroup, CancellationToken cancellationToken) =>
        Remembered($"group {userGroup}", () => api.UserGroupMembers(userGroup, cancellationToken));

    /// <summary>Who the bot itself is.</summary>
    public Task<SlackIdentity> Self(CancellationToken cancellationToken) => Remembered("self", () => api.AuthTest(cancellationToken));

    /// <summary>The id of a channel that the bot is in, by its name or id; null where it is in none of that name.</summary>
    public async Task<string?> ChannelId(string nameOrId, CancellationToken cancellationToken)
    {
        var name = nameOrId.TrimStart('#');
        var own = await Remembered("own channels", () => api.OwnChannels(cancellationToken));
        return own.FirstOrDefault(c => c.Id == nameOrId || c.Name == name)?.Id;
    }

    private async Task<T> Remembered<T>(string key, Func<Task<T>> ask)
        where T : class
    {
        if (_known.TryGetValue(key, out var known) && time.GetUtcNow() - known.At < s_fresh)
            return (T)known.What;

        var what = await ask();
        if (_known.Count >= MostRemembered)
            _known.Clear();
        _known[key] = new Known(what, time.GetUtcNow());
        return what;
    }

    private sealed record Known(object What, DateTimeOffset At);
}
