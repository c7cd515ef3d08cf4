using System.Text.Json;

namespace TriageBot.Replay.Iam.Simulation;

/// <summary>What was decided about one action on one resource.</summary>
/// <param name="Decision">allowed, explicitDeny or implicitDeny.</param>
/// <param name="Matched">The statements that decided; none for implicitDeny.</param>
/// <param name="Missing">Condition keys that nobody gave a value for: the decision is uncertain.</param>
/// <param name="AllowedByBoundary">Null without a permissions boundary.</param>
/// <param name="Recorded">The simulation as a case records it, for what it says beyond the decision; null where it was worked out.</param>
internal sealed record Verdict(
    string Resource, string Decision, IReadOnlyList<MatchedStatement> Matched, IReadOnlyList<string> Missing, bool? AllowedByBoundary, JsonElement? Recorded = null)
{
    public const string Allowed = "allowed";
    public const string ExplicitDeny = "explicitDeny";
    public const string ImplicitDeny = "implicitDeny";
}

/// <param name="PolicyId">The policy's name; an inline policy's begins with <c>role_</c> and the role's name.</param>
/// <param name="PolicyType">role, aws-managed, user-managed or none.</param>
internal sealed record MatchedStatement(string PolicyId, string PolicyType);
