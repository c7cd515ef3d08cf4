using System.Text.Json.Nodes;
using TriageBot.Slack;
using TriageBot.Slack.Inbound;
using TriageBot.Slack.Requests;
using TriageBot.Slack.WebApi;
using TriageBot.Slack.WebApi.Transport;

namespace TriageBot.EndToEnd.Schema;

/// <summary>The app manifests: valid by Slack's own schema, and asking for what the code uses, no more and no less.</summary>
public sealed class ManifestTests
{
    private static string Schema => Path.Combine(Ajv.Folder, "slack-manifest.schema.2.0.0.json");

    [Fact]
    public async Task Both_are_valid_by_slacks_schema() =>
        (await Ajv.Validate(Schema, [Manifest.Read(Manifest.Socket), Manifest.Read(Manifest.Http)], "draft-07")).ShouldBeEmpty();

    [Theory]
    [InlineData("display_information", "name", "\"A name of more than thirty-five characters\"")]
    [InlineData("settings", "socket_mode", "true")]
    [InlineData("settings", "socket_mode_enabled", "\"yes\"")]
    [InlineData("features", "slash_commands", "[{\"command\":\"ecs\",\"description\":\"without a slash\"}]")]
    public async Task A_manifest_that_breaks_the_schema_is_not(string section, string key, string value)
    {
        var manifest = Manifest.Read(Manifest.Socket);
        manifest[section]![key] = JsonNode.Parse(value);

        (await Ajv.Validate(Schema, [manifest], "draft-07")).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(Manifest.Socket)]
    [InlineData(Manifest.Http)]
    public void The_scopes_are_those_of_the_code(string name) =>
        Manifest.Strings(Manifest.Read(name)["oauth_config"]!["scopes"]!["bot"]).ShouldBe(SlackScopes.OfBot.Select(s => s.Name), ignoreOrder: true);

    [Fact]
    public void Each_scope_of_a_method_is_asked_for_and_each_other_one_is_for_a_delivery()
    {
        SlackMethod.OfBot.SelectMany(m => m.Scopes).Distinct().ShouldBe(SlackScopes.OfBot.Where(s => s.Methods.Count > 0).Select(s => s.Name), ignoreOrder: true);
        SlackScopes.OfBot.Where(s => s.Methods.Count == 0).Select(s => s.Name).ShouldBe(["commands", "app_mentions:read"], ignoreOrder: true);
    }

    [Fact]
    public void Every_method_of_the_code_is_in_the_registry()
    {
        var all = typeof(SlackMethod).GetFields().Where(f => f.FieldType == typeof(SlackMethod)).Select(f => (SlackMethod)f.GetValue(null)!).ToList();

        SlackMethod.OfBot.ShouldBe(all.Where(m => m != SlackMethod.OpenConnection && m != SlackMethod.Respond), ignoreOrder: true);
        SlackMethod.OpenConnection.Scopes.ShouldBe([SlackScopes.OfApp]);
    }

    [Theory]
    [InlineData(Manifest.Socket)]
    [InlineData(Manifest.Http)]
    public void Command_shortcut_and_event_are_those_that_the_code_handles(string name)
    {
        var manifest = Manifest.Read(name);

        ((string)manifest["features"]!["slash_commands"]!.AsArray().Single()!["command"]!).ShouldBe(new SlackSettings().Command);
        ((string)manifest["features"]!["shortcuts"]!.AsArray().Single()!["callback_id"]!).ShouldBe(InteractionRequests.Shortcut);
        Manifest.Strings(manifest["settings"]!["event_subscriptions"]!["bot_events"]).ShouldBe([EventRequests.Mention, "message.channels", "message.groups"]);
        ((bool)manifest["settings"]!["interactivity"]!["is_enabled"]!).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Manifest.Socket)]
    [InlineData(Manifest.Http)]
    public void The_help_calls_the_shortcut_by_its_name(string name) =>
        Replies.Usage("/ecs").ShouldContain($"\"{(string)Manifest.Read(name)["features"]!["shortcuts"]![0]!["name"]!}\"");

    [Fact]
    public void The_addresses_are_those_that_serve_listens_at()
    {
        var manifest = Manifest.Read(Manifest.Http);
        string[] addresses =
        [
            (string)manifest["settings"]!["event_subscriptions"]!["request_url"]!,
            (string)manifest["features"]!["slash_commands"]![0]!["url"]!,
            (string)manifest["settings"]!["interactivity"]!["request_url"]!,
        ];

        addresses.Select(a => new Uri(a).AbsolutePath).ShouldBe(SlackEndpoints.Paths);
        ((bool)manifest["settings"]!["socket_mode_enabled"]!).ShouldBeFalse();
    }

    [Fact]
    public void Socket_mode_has_no_addresses()
    {
        var manifest = Manifest.Read(Manifest.Socket);

        manifest.ToJsonString().ShouldNotContain("http");
        ((bool)manifest["settings"]!["socket_mode_enabled"]!).ShouldBeTrue();
    }
}
