using System.Text.Json;

namespace TriageBot.Replay.Iam.Simulation;

/// <summary>Writes what was decided about an action as AWS's <c>EvaluationResult</c>.</summary>
internal static class EvaluationResult
{
    public static void Write(Utf8JsonWriter json, string action, IReadOnlyList<Verdict> verdicts)
    {
        var strictest = Strictest(verdicts);
        var any = verdicts is [{ Resource: "*" }];
        json.WriteStartObject();
        json.WriteString("EvalActionName", action);
        json.WriteString("EvalResourceName", verdicts.Count == 1 ? verdicts[0].Resource : "*");
        json.WriteString("EvalDecision", strictest.Decision);
        WriteDetails(json, strictest, withMissing: any);
        if (!any)
        {
            json.WriteStartArray("ResourceSpecificResults");
            foreach (var verdict in verdicts)
            {
                json.WriteStartObject();
                json.WriteString("EvalResourceName", verdict.Resource);
                json.WriteString("EvalResourceDecision", verdict.Decision);
                WriteDetails(json, verdict, withMissing: true);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static Verdict Strictest(IReadOnlyList<Verdict> verdicts) =>
        verdicts.FirstOrDefault(verdict => verdict.Decision == Verdict.ExplicitDeny) ?? verdicts.FirstOrDefault(verdict => verdict.Decision == Verdict.ImplicitDeny) ?? verdicts[0];

    private static void WriteDetails(Utf8JsonWriter json, Verdict verdict, bool withMissing)
    {
        if (verdict.Recorded is { } recorded)
        {
            foreach (var member in recorded.EnumerateObject().Where(member => member.Name is "MatchedStatements" or "OrganizationsDecisionDetail" or "PermissionsBoundaryDecisionDetail"))
                member.WriteTo(json);
        }
        else
        {
            json.WriteStartArray("MatchedStatements");
            foreach (var statement in verdict.Matched)
            {
                json.WriteStartObject();
                json.WriteString("SourcePolicyId", statement.PolicyId);
                json.WriteString("SourcePolicyType", statement.PolicyType);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (verdict.AllowedByBoundary is { } allowed)
            {
                json.WriteStartObject("PermissionsBoundaryDecisionDetail");
                json.WriteBoolean("AllowedByPermissionsBoundary", allowed);
                json.WriteEndObject();
            }
        }

        json.WriteStartArray("MissingContextValues");
        foreach (var key in withMissing ? verdict.Missing : [])
            json.WriteStringValue(key);
        json.WriteEndArray();
    }
}
