using TriageBot.Simulation.Delivery;
using TriageBot.Simulation.Model;
using TriageBot.Simulation.Recording;

namespace TriageBot.Simulation;

/// <summary>What the parts of one simulator share.</summary>
/// <param name="Links">Where the simulator itself is reached.</param>
internal sealed record World(SimulatorOptions Options, Workspace Workspace, Journal Journal, Links Links)
{
    public TimeProvider Time => Options.Time;

    public Chance Chance => Workspace.Chance;

    public Triggers Triggers { get; } = new(Options.Time, Workspace.Chance);

    public ResponseUrls ResponseUrls { get; } = new(Options.Time, Workspace.Chance, Links);

    /// <summary>Shows a message to one person.</summary>
    public void Show(ResponseTarget target, MessageContent content, EphemeralRoute route, string? threadTs) =>
        Journal.Add(new Ephemeral(target.Channel.Id, target.User.Id, threadTs, content, route, Time.GetUtcNow()));
}
