using TriageBot.Simulation.Recording;

namespace TriageBot.Simulation.Model;

/// <summary>
/// The state of one Slack workspace. Every change and every look goes through <see cref="Gate"/>, so that a call sees one moment.
/// </summary>
public sealed class Workspace(Team team, TimeProvider time, Chance chance, Journal journal)
{
    private readonly List<Channel> _channels = [];
    private readonly List<User> _users = [];
    private readonly List<UserGroup> _groups = [];
    private readonly List<Token> _tokens = [];
    private readonly List<App> _apps = [];
    private readonly Dictionary<string, List<Message>> _messages = [];
    private readonly Dictionary<(string Channel, string Ts), Message> _byTs = [];
    private readonly Timestamps _timestamps = new(time);

    public Team Team { get; } = team;

    internal Lock Gate { get; } = new();

    internal TimeProvider Time { get; } = time;

    internal Chance Chance { get; } = chance;

    /// <summary>Adds a person of this workspace.</summary>
    /// <param name="name">The handle; the id is made of it, as <c>U0ANN</c>.</param>
    public User AddUser(string name) => Add(new User("U0" + name.ToUpperInvariant(), name, Team.Id));

    public User Add(User user)
    {
        lock (Gate)
            _users.Add(user);
        return user;
    }

    public UserGroup Add(UserGroup group)
    {
        lock (Gate)
            _groups.Add(group);
        return group;
    }

    /// <summary>Adds a channel with these people in it; the id is made of the name, as <c>C0INC042</c> for <c>inc-042</c>.</summary>
    public Channel AddChannel(string name, ChannelKind kind = ChannelKind.Public, params IEnumerable<string> members)
    {
        var letters = string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        var channel = new Channel((kind == ChannelKind.DirectMessage ? "D0" : "C0") + letters, name, kind);
        foreach (var member in members)
            channel.Invite(member);
        lock (Gate)
            _channels.Add(channel);
        return channel;
    }

    public Token Add(Token token)
    {
        lock (Gate)
            _tokens.Add(token);
        return token;
    }

    /// <summary>Stores a message as if it had been typed or posted; nobody is told of it.</summary>
    public Message Post(Channel channel, Author author, MessageContent content, string? threadTs = null, string? subtype = null)
    {
        lock (Gate)
        {
            var message = new Message(channel.Id, _timestamps.Next(), author, new(Time.GetUtcNow(), content)) { ThreadTs = threadTs, Subtype = subtype };
            if (!_messages.TryGetValue(channel.Id, out var all))
                _messages[channel.Id] = all = [];
            all.Add(message);
            _byTs[(channel.Id, message.Ts)] = message;
            journal.Add(message);
            return message;
        }
    }

    /// <summary>Messages of a channel, threads included, oldest first.</summary>
    public IReadOnlyList<Message> MessagesOf(Channel channel)
    {
        lock (Gate)
            return _messages.TryGetValue(channel.Id, out var all) ? [.. all.Where(m => !m.IsDeleted)] : [];
    }

    /// <summary>Somebody deletes a message.</summary>
    public void Delete(Message message)
    {
        lock (Gate)
            message.IsDeleted = true;
        journal.Touch();
    }

    public App Add(App app)
    {
        lock (Gate)
            _apps.Add(app);
        return app;
    }

    internal IReadOnlyList<App> Apps
    {
        get
        {
            lock (Gate)
                return [.. _apps];
        }
    }

    internal string NextTs() => _timestamps.Next();

    internal void Edit(Message message, MessageContent content)
    {
        message.Become(new(Time.GetUtcNow(), content));
        journal.Touch();
    }

    internal Token? TokenOf(string value)
    {
        lock (Gate)
            return _tokens.Find(t => t.Value == value);
    }

    internal Channel? ChannelOf(string id)
    {
        lock (Gate)
            return _channels.Find(c => c.Id == id);
    }

    internal User? UserOf(string id)
    {
        lock (Gate)
            return _users.Find(u => u.Id == id);
    }

    internal UserGroup? GroupOf(string id)
    {
        lock (Gate)
            return _groups.Find(g => g.Id == id);
    }

    internal Message? MessageOf(string channelId, string ts)
    {
        lock (Gate)
            return _byTs.TryGetValue((channelId, ts), out var message) && !message.IsDeleted ? message : null;
    }

    /// <summary>The direct messages between an app and a person; made at the first message.</summary>
    internal Channel DirectMessages(User user, App app)
    {
        var id = "D0" + user.Id[2..];
        return ChannelOf(id) ?? AddDirect();

        Channel AddDirect()
        {
            var channel = new Channel(id, "directmessage", ChannelKind.DirectMessage);
            channel.Invite(user.Id);
            channel.Invite(app.BotUserId);
            lock (Gate)
                _channels.Add(channel);
            return channel;
        }
    }
}
