using TriageBot.Slack;
using TriageBot.Slack.WebApi;

namespace TriageBot.Doctor;

/// <summary>The scopes that the bot token has, against those that the features need.</summary>
internal static class ScopeChecks
{
    /// <param name="granted">Null where Slack did not say.</param>
    public static IEnumerable<Check> Of(IReadOnlyList<string>? granted, SlackSettings settings)
    {
        var needed = SlackScopes.OfBot.Where(s => !s.IsForUserGroups || settings.UserGroups.Count > 0).ToList();
        if (granted is null)
            return [new Check("slack", "scopes", CheckStatus.Unknown, "Slack's answer does not name the token's scopes", How: "tried")];

        var missing = needed.Where(s => !granted.Contains(s.Name)).ToList();
        return missing.Count == 0
            ? [new Check("slack", "scopes", CheckStatus.Pass, $"all {needed.Count} that are needed", How: "tried")]
            : missing.Select(Missing);
    }

    private static Check Missing(SlackScope scope) => new(
        "slack",
        $"scope {scope.Name}",
        CheckStatus.Fail,
        $"missing, and needed for {scope.For}{(scope.Methods.Count > 0 ? $" ({string.Join(", ", scope.Methods)})" : "")}",
        $"add {scope.Name} to the bot token's scopes under OAuth & Permissions on the app's page, and reinstall the app",
        "tried");
}
