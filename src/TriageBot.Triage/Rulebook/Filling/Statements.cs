using System.Text.Json;
using System.Text.RegularExpressions;

namespace TriageBot.Triage.Rulebook.Filling;

/// <summary>The one policy statement that is missing: what the message names, else what ECS needs by the task definition.</summary>
internal static class Statements
{
    private const string Token = "ecr:GetAuthorizationToken";

    private static readonly Regex s_resource = new(@"^(\*|arn:aws[a-z-]{0,12}:[a-z0-9-]{1,40}:[a-z0-9-]{0,30}:[0-9]{0,12}:[A-Za-z0-9_+=,.@:/!?*-]{1,900})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Null where an explicit deny stands against it, or no resource is known that is safe to print.</summary>
    public static string? Of(ActionEntry action, Denial? denial, Slots slots)
    {
        if (action.Grant.Count == 0 || denial is { IsExplicit: true })
            return null;
        if (action.Principal is { } principal)
            return $$"""{"Effect":"Allow","Principal":{"Service":"{{principal}}"},"Action":"{{action.Grant[0]}}"}""";

        var actions = Actions(action, denial);
        var resource = actions is [Token] ? "*" : denial?.Resource ?? (denial is null || actions.Count > 1 || action.Grant.Contains(actions[0]) ? slots.Raw(action.On) : null);
        return actions.Count > 0 && resource is not null && s_resource.IsMatch(resource) && !resource.EndsWith('\n')
            ? $$"""{"Effect":"Allow","Action":{{Written(actions)}},"Resource":"{{JsonEncodedText.Encode(resource)}}"}"""
            : null;
    }

    // Whoever lacks one of the actions that are always used together most likely lacks the others as well.
    private static List<string> Actions(ActionEntry action, Denial? denial)
    {
        var named = action.Grant.Where(g => g.Contains(':', StringComparison.Ordinal)).ToList();
        return denial is null || named.Contains(denial.Action, StringComparer.OrdinalIgnoreCase) ? named : [denial.Action];
    }

    private static string Written(List<string> actions) =>
        actions.Count == 1 ? $"\"{actions[0]}\"" : $"[{string.Join(',', actions.Select(a => $"\"{a}\""))}]";
}
