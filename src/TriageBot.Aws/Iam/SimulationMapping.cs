using TriageBot.Aws.Protocol;
using TriageBot.Triage.Iam;

namespace TriageBot.Aws.Iam;

internal static class SimulationMapping
{
    /// <summary>One answer for each resource where IAM tells them apart, else one for all.</summary>
    public static IEnumerable<SimulatedAction> ToDomain(this QueryAnswer result)
    {
        var whole = new SimulatedAction
        {
            Action = result.Required("EvalActionName"),
            Resource = result.Text("EvalResourceName") ?? "*",
            Decision = result.Required("EvalDecision"),
            MatchedStatements = Statements(result),
            MissingContextKeys = [.. result.Texts("MissingContextValues")],
            AllowedByOrganizations = result.StructureOrNull("OrganizationsDecisionDetail")?.Flag("AllowedByOrganizations"),
            AllowedByPermissionsBoundary = Boundary(result),
        };
        var resources = result.Members("ResourceSpecificResults").Select(r => whole with
        {
            Resource = r.Required("EvalResourceName"),
            Decision = r.Required("EvalResourceDecision"),
            MatchedStatements = Statements(r),
            MissingContextKeys = [.. r.Texts("MissingContextValues")],
            AllowedByPermissionsBoundary = Boundary(r) ?? whole.AllowedByPermissionsBoundary,
        }).ToList();
        return resources.Count > 0 ? resources : [whole];
    }

    private static IReadOnlyList<MatchedStatement> Statements(QueryAnswer result) =>
    [
        .. result.Members("MatchedStatements").Select(s => new MatchedStatement(s.Text("SourcePolicyId") ?? "", s.Text("SourcePolicyType"))),
    ];

    private static bool? Boundary(QueryAnswer result) =>
        result.StructureOrNull("PermissionsBoundaryDecisionDetail")?.Flag("AllowedByPermissionsBoundary");
}
