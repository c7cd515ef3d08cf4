using TriageBot.Triage.Iam;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Questions.Answers;

/// <summary>What the task's roles are and may do, as of now. "Allowed" is never said: only that identity policies do not refute it.</summary>
internal static class RoleAnswers
{
    public static async Task<Said> May(IamQuestion question, OpenIncident incident, Tools tools, CancellationToken cancellationToken)
    {
        var role = question.IsOfExecution switch { true => "execution", false => "task", null => null };
        var finding = await incident.Iam.May(question.Action, question.Resource, role, cancellationToken);
        var name = incident.Iam.Meant(role) is { } meant ? $"the {meant.Kind} {meant.Name}" : "the role";
        if (finding.Value is not { Count: > 0 } answers)
            return new Said($"{incident.Title}: whether {name} may {question.Action} cannot be told", [], [finding.Look.Id]);

        var refused = answers.Where(a => !a.IsAllowed).ToList();
        var headline = (refused.Count, refused.Exists(r => r.IsCertain)) switch
        {
            (0, _) => $"{question.Action} of {name} is not refuted by identity policies",
            (_, false) => $"whether {name} may {question.Action} depends on conditions that cannot be told from here",
            _ => $"{name} may not {question.Action} on {Resources(question, answers, refused.Count)}",
        };
        return new Said(
            tools.Shown.Text($"{incident.Title}: {headline} (as of {Times.Clock(incident.Now)} UTC)"),
            [
                .. answers.Select(a => new OutlineLine("", [new Words($"{a.Action} on "), new Copyable(tools.Shown.Text(a.Resource)), new Words($"  {tools.Shown.Text(Decision(a))}  {finding.Look.Id}")])),
                OutlineLine.Of("Mind", new Words("policies of the resource, its key, an endpoint are not seen; a pass now never disproves a denial then")),
            ],
            [finding.Look.Id]);
    }

    private static string Resources(IamQuestion question, IReadOnlyList<SimulatedAction> answers, int refused) => (answers.Count, refused) switch
    {
        (1, _) when answers[0].Resource == "*" && question.Resource is null => "* (the incident names no resource for it; name one to ask about that)",
        (1, _) => "it",
        var (all, r) when all == r => "any of them",
        var (all, r) => $"{r} of {all}",
    };

    public static async Task<Said> Roles(OpenIncident incident, Tools tools, CancellationToken cancellationToken)
    {
        var looks = await Task.WhenAll(incident.Bounds.Roles.Select(async r => (Role: r, Is: await incident.Iam.Role(r.Arn, cancellationToken), Policies: await incident.Iam.Policies(r.Arn, cancellationToken))));
        if (looks.Length == 0)
            return new Said($"{incident.Title}: its task has no role, or it is not known any more", [], []);

        return new Said(
            $"{incident.Title}: {string.Join(", ", looks.Select(l => $"{l.Role.Kind} {Shown.Name(l.Role.Name)}"))} (as of {Times.Clock(incident.Now)} UTC)",
            [.. looks.SelectMany(l => Lines(l.Role, l.Is, l.Policies, tools))],
            [.. looks.SelectMany(l => (string[])[l.Is.Look.Id, l.Policies.Look.Id])]);
    }

    private static IEnumerable<OutlineLine> Lines(TaskRole role, Finding<IamRole> found, Finding<RolePolicies> policies, Tools tools)
    {
        yield return Cited.Fact(role.Kind == "task role" ? "Task role" : "Execution", Cited.Told(found.Look, tools.Shown), found.Look.Id);
        if (found.Value?.PermissionsBoundaryArn is { } boundary)
            yield return new OutlineLine("", [new Words("bounded by "), new Copyable(tools.Shown.Text(boundary)), new Words($"  {found.Look.Id}")], Nested: true);
        yield return new OutlineLine("", [new Words($"policies: {Cited.Told(policies.Look, tools.Shown)}  {policies.Look.Id}")], Nested: true);
    }

    private static string Decision(SimulatedAction answer) => answer switch
    {
        { IsAllowed: true, IsCertain: true } => "not refuted by identity policies",
        { IsAllowed: true } => $"not refuted, if {string.Join(", ", answer.MissingContextKeys)} fit",
        { AllowedByOrganizations: false } => $"{answer.Decision} (a service control policy)",
        { AllowedByPermissionsBoundary: false } => $"{answer.Decision} (the permissions boundary)",
        { MatchedStatements: [var first, ..] } => $"{answer.Decision} ({first.SourcePolicyId})",
        _ => $"{answer.Decision} (no statement allows it)",
    };
}
