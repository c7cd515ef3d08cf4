namespace TriageBot.Simulation.Model;

/// <summary>A workspace's identity.</summary>
/// <param name="Domain">The part before <c>.slack.com</c>.</param>
/// <param name="EnterpriseId">The organisation of an Enterprise Grid; null for a workspace on its own.</param>
public sealed record Team(string Id, string Domain, string Name, string? EnterpriseId = null);
