using System.Text.Json.Nodes;

namespace TriageBot.Simulation.Model;

/// <summary>One state that a message was in.</summary>
public sealed record MessageVersion(DateTimeOffset At, MessageContent Content);

/// <summary>A message of a channel, with everything it ever said.</summary>
public sealed class Message(string channelId, string ts, Author author, MessageVersion first)
{
    private readonly List<MessageVersion> _versions = [first];

    public string ChannelId { get; } = channelId;

    /// <summary>Its id in the channel, as <c>1795224131.000200</c>.</summary>
    public string Ts { get; } = ts;

    public Author Author { get; } = author;

    /// <summary>The root of its thread; null for a message of the channel.</summary>
    public string? ThreadTs { get; init; }

    public string? Subtype { get; init; }

    public bool IsDeleted { get; internal set; }

    /// <summary>Oldest first; the last is what is seen now.</summary>
    public IReadOnlyList<MessageVersion> Versions
    {
        get
        {
            lock (_versions)
                return [.. _versions];
        }
    }

    public MessageContent Content
    {
        get
        {
            lock (_versions)
                return _versions[^1].Content;
        }
    }

    public string Text => Content.Text;

    /// <summary>Reaction names, each with who gave it.</summary>
    public IReadOnlyList<(string Name, string UserId)> Reactions { get; internal set; } = [];

    /// <summary>The message as the Web API shows it.</summary>
    /// <param name="withMetadata">Metadata is shown only on request.</param>
    internal JsonObject ToJson(Team team, bool withMetadata)
    {
        var json = new JsonObject { ["type"] = "message" };
        if (Subtype is not null)
            json["subtype"] = Subtype;
        Author.WriteTo(json, team);
        Content.WriteTo(json);
        json["ts"] = Ts;
        if (ThreadTs is not null)
            json["thread_ts"] = ThreadTs;
        if (withMetadata && Content.Metadata is { } metadata)
            json["metadata"] = metadata.DeepClone();
        if (Reactions.Count > 0)
            json["reactions"] = new JsonArray([.. Reactions.GroupBy(r => r.Name).Select(Reaction)]);
        return json;
    }

    internal void Become(MessageVersion version)
    {
        lock (_versions)
            _versions.Add(version);
    }

    private static JsonObject Reaction(IGrouping<string, (string Name, string UserId)> given) => new()
    {
        ["name"] = given.Key,
        ["count"] = given.Count(),
        ["users"] = new JsonArray([.. given.Select(g => JsonValue.Create(g.UserId))]),
    };
}
