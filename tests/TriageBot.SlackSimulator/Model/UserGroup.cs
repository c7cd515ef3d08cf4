namespace TriageBot.Simulation.Model;

/// <summary>A named list of people, as <c>@oncall</c>.</summary>
public sealed record UserGroup(string Id, string Handle, IReadOnlyList<string> UserIds);
