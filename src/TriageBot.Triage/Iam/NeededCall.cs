namespace TriageBot.Triage.Iam;

/// <summary>A call that a role has to be allowed to make.</summary>
/// <param name="Action">Such as <c>secretsmanager:GetSecretValue</c>.</param>
/// <param name="Resource">An ARN, or <c>*</c> for an action that knows no resource.</param>
public sealed record NeededCall(string Action, string Resource)
{
    internal bool IsAnsweredBy(SimulatedAction answer) =>
        answer.Action.Equals(Action, StringComparison.OrdinalIgnoreCase) && answer.Resource == Resource;
}
