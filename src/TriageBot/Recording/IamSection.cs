using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace TriageBot.Recording;

/// <summary>The section <c>iam</c> of a case: the roles that were looked at, and what the simulator said of them.</summary>
internal sealed class IamSection
{
    private readonly Dictionary<string, JsonObject> _roles = new(StringComparer.Ordinal);
    private readonly List<JsonObject> _simulations = [];

    public bool IsRead { get; private set; }

    public static bool Knows(string operation) => operation is "GetRole" or "SimulatePrincipalPolicy";

    public void Add(Exchange exchange)
    {
        // A role that was looked for and is not there: a list without it.
        IsRead |= exchange.DoesNotExist;
        if (!exchange.Succeeded || exchange.Xml is not { } answer)
            return;

        IsRead = true;
        foreach (var role in Named(answer, "Role").Where(r => Text(r, "Arn") is not null))
        {
            var fields = _roles[Text(role, "Arn")!] = Fields(role, "Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument");
            if (Child(role, "PermissionsBoundary") is { } boundary)
                fields["PermissionsBoundary"] = Fields(boundary, "PermissionsBoundaryType", "PermissionsBoundaryArn");
        }

        foreach (var result in Named(answer, "EvaluationResults").Elements().Where(m => m.Name.LocalName == "member"))
            Simulation(exchange.Question.Field("PolicySourceArn") ?? "", result);
    }

    public JsonObject Write() => new()
    {
        ["roles"] = new JsonArray([.. _roles.Values]),
        ["simulations"] = new JsonArray([.. _simulations.DistinctBy(s => s.ToJsonString(Json.Plain))]),
    };

    /// <summary>With resources named, each has its own result within that of the action.</summary>
    private void Simulation(string source, XElement result)
    {
        var specific = Named(result, "ResourceSpecificResults").Elements().Where(m => m.Name.LocalName == "member").ToList();
        foreach (var (told, resource, decision) in specific.Count > 0
            ? specific.Select(r => (r, Text(r, "EvalResourceName"), Text(r, "EvalResourceDecision")))
            : [(result, Text(result, "EvalResourceName"), Text(result, "EvalDecision"))])
        {
            var simulation = new JsonObject
            {
                ["PolicySourceArn"] = source,
                ["ActionName"] = Text(result, "EvalActionName"),
                ["ResourceArn"] = resource,
                ["EvalDecision"] = decision,
            };
            AddDetails(simulation, result, told);
            _simulations.Add(simulation);
        }
    }

    /// <summary>What decided: the statements, the keys that nobody gave, a boundary, an organization.</summary>
    private static void AddDetails(JsonObject simulation, XElement result, XElement told)
    {
        var statements = Child(told, "MatchedStatements")?.Elements().Select(s => Fields(s, "SourcePolicyId", "SourcePolicyType")).ToList() ?? [];
        if (statements.Count > 0)
            simulation["MatchedStatements"] = new JsonArray([.. statements]);
        var missing = Child(told, "MissingContextValues")?.Elements().Select(key => key.Value).ToList() ?? [];
        if (missing.Count > 0)
            simulation["MissingContextValues"] = new JsonArray([.. missing.Select(key => JsonValue.Create(key))]);
        foreach (var (detail, flag) in new[] { ("OrganizationsDecisionDetail", "AllowedByOrganizations"), ("PermissionsBoundaryDecisionDetail", "AllowedByPermissionsBoundary") })
        {
            if ((Child(told, detail) ?? Child(result, detail)) is { } decided && bool.TryParse(Text(decided, flag), out var allowed))
                simulation[detail] = new JsonObject { [flag] = allowed };
        }
    }

    private static JsonObject Fields(XElement element, params string[] names)
    {
        var fields = new JsonObject();
        foreach (var name in names.Where(n => Text(element, n) is not null))
            fields[name] = Text(element, name);
        return fields;
    }

    private static IEnumerable<XElement> Named(XElement root, string name) => root.Descendants().Where(e => e.Name.LocalName == name);

    private static XElement? Child(XElement element, string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static string? Text(XElement element, string name) => Child(element, name)?.Value;
}
