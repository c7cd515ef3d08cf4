using TriageBot.Slack.WebApi;

namespace TriageBot.EndToEnd.Slack;

/// <summary>The scopes of the manifests are enough for what the bot does.</summary>
public sealed class ManifestScopesTests
{
    private const string Case = "oom-kill";

    [Fact]
    public async Task A_command_is_answered_with_no_scope_missing()
    {
        await using var stack = await SlackStack.Start(Case, settings: [("Slack:UserGroups:0", "S0ONCALL"), ("Slack:Users:0", "U0ANN")]);
        stack.Slack.BotToken.Scopes = [.. SlackScopes.OfBot.Select(s => s.Name)];

        await stack.AsksWhy(Case);
        await stack.Report();

        stack.Journal.Calls.Select(c => c.Method).ShouldContain("chat.update");
        stack.Journal.Calls.Where(c => c.Error is not null).ShouldBeEmpty();
    }
}
