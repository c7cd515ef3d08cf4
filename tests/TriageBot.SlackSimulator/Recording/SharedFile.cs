namespace TriageBot.Simulation.Recording;

/// <summary>A file that was shared in a channel.</summary>
/// <param name="Text">Its bytes read as UTF-8.</param>
public sealed record SharedFile(string ChannelId, string MessageTs, string? ThreadTs, string Name, string Text);
