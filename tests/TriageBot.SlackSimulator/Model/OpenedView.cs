using System.Text.Json.Nodes;

namespace TriageBot.Simulation.Model;

/// <summary>A modal that a person sees.</summary>
/// <param name="Json">As the app opened it, with the id and hash that Slack gave it.</param>
public sealed record OpenedView(string Id, string AppId, string UserId, JsonObject Json);
