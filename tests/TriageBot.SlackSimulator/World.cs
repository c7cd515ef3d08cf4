using TriageBot.Simulation.Delivery;
using TriageBot.Simulation.Model;
using TriageBot.Simulation.Recording;
using TriageBot.Simulation.Sockets;
using TriageBot.Simulation.WebApi;

namespace TriageBot.Simulation;

/// <summary>What the parts of one simulator share.</summary>
/// <param name="Links">Where the simulator itself is reached.</param>
internal sealed record World(SimulatorOptions Options, Workspace Workspace, Journal Journal, Links Links, EventStream Events, SocketHub Sockets)
{
    public TimeProvider Time => Options.Time;

    public Chance Chance => Workspace.Chance;

    public Triggers Triggers { get; } = new(Options.Time, Workspace.Chance);

    public ResponseUrls ResponseUrls { get; } = new(Options.Time, Workspace.Chance, Links);

    public Uploads Uploads { get; } = new(Workspace.Chance, Links);

    /// <summary>Shows a message to one person.</summary>
    public void Show(ResponseTarget target, MessageContent content, EphemeralRoute route, string? threadTs = null, Ephemeral? instead = null) =>
        Journal.Add(new Ephemeral(target.Channel.Id, target.User.Id, threadTs, content, route, Time.GetUtcNow()) { Replaces = instead });

    /// <summary>Posts as the app, and tells whoever listens.</summary>
    public Message Post(App app, Channel channel, MessageContent content, string? threadTs = null)
    {
        var message = Workspace.Post(channel, Author.Of(app), content, threadTs);
        Events.Posted(channel, message);
        return message;
    }

    public void Edit(Channel channel, Message message, MessageContent content)
    {
        var before = message.ToJson(Workspace.Team, withMetadata: false);
        Workspace.Edit(message, content);
        Events.Changed(channel, message, before);
    }
}
