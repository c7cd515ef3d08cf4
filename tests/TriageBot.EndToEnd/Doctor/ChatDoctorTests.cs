using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Simulation;
using TriageBot.Simulation.Faults;
using TriageBot.Simulation.Model;
using TriageBot.Slack.WebApi;
using TriageBot.Store;
using Incident = TriageBot.EndToEnd.Stacks.Incident;

namespace TriageBot.EndToEnd.Doctor;

/// <summary>What the doctor says of the way into Slack, tried on a simulated workspace.</summary>
public sealed class ChatDoctorTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private SlackSimulator _slack = null!;

    private string StorePath => _folder.Path("triagebot.db");

    public async ValueTask InitializeAsync() => _slack = await SlackSimulator.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _slack.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Without_slack_one_line_says_so()
    {
        var run = await Cli.Cli.Run("doctor", "--replay", Case());

        run.Out.ShouldContain("slack\n  ok   Slack: not set up; only `serve` needs it\n");
        run.Out.ShouldNotContain("store\n");
    }

    [Fact]
    public async Task All_is_well_with_the_scopes_of_the_manifest()
    {
        _slack.BotToken.Scopes = [.. SlackScopes.OfBot.Select(s => s.Name)];
        var channel = Room("inc-042", isMember: true);
        Room("secret", isMember: true, ChannelKind.Private);

        var checks = await Examine(("Slack:Channels:0", "#inc-042"), ("Slack:Channels:1", channel.Id), ("Slack:Channels:2", "secret"), ("Slack:UserGroups:0", "S0ONCALL"));

        checks.ShouldAllBe(c => Status(c) == "pass");
        checks.Select(c => (string)c["name"]!).ShouldBe(
            ["Slack:ApiUrl", "Slack:BotToken", "scopes", "channel #inc-042", $"channel {channel.Id}", "channel secret", "Slack:SigningSecret", "Slack:AppToken", StorePath], ignoreOrder: true);
    }

    [Fact]
    public async Task The_app_token_is_tried_and_no_connection_is_kept()
    {
        await Examine();

        _slack.Journal.Calls.ShouldContain(c => c.Method == "apps.connections.open");
        _slack.Sockets.Open.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Slack:BotToken", "xoxb-of-another-app", "invalid_auth", "OAuth & Permissions")]
    [InlineData("Slack:AppToken", "xapp-of-another-app", "invalid_auth", "app-level token (xapp-…) with connections:write")]
    [InlineData("Slack:SigningSecret", "xoxb-not-a-secret", "32 hexadecimal digits", "Basic Information")]
    public async Task A_wrong_secret_fails_with_where_to_find_the_right_one_and_is_not_shown(string key, string secret, string why, string fix)
    {
        var run = await Run("text", (key, secret));

        run.Status.ShouldBe(1);
        run.Out.ShouldMatch($@"FAIL {key}: .*{System.Text.RegularExpressions.Regex.Escape(why)}");
        run.Out.ShouldContain(fix);
        (run.Out + run.Error).ShouldNotContain(secret);
    }

    [Theory]
    [InlineData("users:read", "telling guests and people of other organisations apart", "users.info")]
    [InlineData("chat:write", "answers", "chat.postMessage")]
    [InlineData("app_mentions:read", "mentions of the bot", "")]
    public async Task A_missing_scope_is_named_with_what_it_is_for(string scope, string what, string method)
    {
        _slack.BotToken.Scopes = [.. _slack.BotToken.Scopes.Where(s => s != scope)];

        var check = (await Examine()).Single(c => Status(c) == "fail");

        ((string)check["name"]!).ShouldBe($"scope {scope}");
        ((string)check["detail"]!).ShouldContain(what);
        ((string)check["detail"]!).ShouldContain(method);
        ((string)check["fix"]!).ShouldContain("reinstall the app");
    }

    [Fact]
    public async Task The_scope_for_user_groups_is_missed_only_where_some_are_configured()
    {
        _slack.BotToken.Scopes = [.. _slack.BotToken.Scopes.Where(s => s != "usergroups:read")];

        (await Examine()).ShouldAllBe(c => Status(c) == "pass");
        (await Examine(("Slack:UserGroups:0", "S0ONCALL"))).ShouldContain(c => (string)c["name"]! == "scope usergroups:read");
    }

    [Theory]
    [InlineData("C0INC042", "not a member")]
    [InlineData("inc-042", "a member of no channel of this name")]
    [InlineData("C0NOWHERE", "does not exist")]
    public async Task A_channel_without_the_bot_fails_with_an_invitation(string channel, string why)
    {
        Room("inc-042", isMember: false);

        var check = (await Examine(("Slack:Channels:0", channel))).Single(c => Status(c) == "fail");

        ((string)check["detail"]!).ShouldContain(why);
        ((string)check["fix"]!).ShouldContain("/invite");
    }

    [Fact]
    public async Task An_archived_and_a_shared_channel_are_told()
    {
        Room("old", isMember: true).IsArchived = true;
        Room("partners", isMember: true).IsExternallyShared = true;

        var failed = (await Examine(("Slack:Channels:0", "old"), ("Slack:Channels:1", "partners"))).Where(c => Status(c) == "fail").Select(c => (string)c["detail"]!).ToList();

        failed.Count.ShouldBe(2);
        failed[0].ShouldContain("archived");
        failed[1].ShouldContain("shared with another organisation");
    }

    [Fact]
    public async Task What_stands_in_slacks_place_is_named() =>
        (await Run("text")).Out.ShouldContain($"Slack:ApiUrl: {_slack.ApiUrl} takes the place of Slack");

    [Fact]
    public async Task A_token_without_a_way_in_hears_nothing()
    {
        var check = (await Examine(("Slack:AppToken", ""), ("Slack:SigningSecret", ""))).Single(c => Status(c) == "fail");

        ((string)check["detail"]!).ShouldContain("nothing arrives");
    }

    [Fact]
    public async Task What_slack_cannot_say_now_is_not_held_against_the_token()
    {
        _slack.Faults.Add(Fault.HttpStatus("apps.connections.open", 503));

        var check = (await Examine()).Single(c => (string)c["name"]! == "Slack:AppToken");

        Status(check).ShouldBe("unknown");
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_fails()
    {
        var file = _folder.Write("file", "");

        var check = (await Examine(("Store:Path", Path.Combine(file, "triagebot.db")))).Single(c => Status(c) == "fail");

        ((string)check["area"]!).ShouldBe("store");
        ((string)check["detail"]!).ShouldContain("is a file");
        ((string)check["fix"]!).ShouldContain("Store:Path");
    }

    [Fact]
    public async Task A_store_in_use_is_well()
    {
        await using var held = StoreFile.Open(StorePath, TimeProvider.System);

        var check = (await Examine()).Single(c => (string)c["area"]! == "store");

        Status(check).ShouldBe("pass");
        ((string)check["detail"]!).ShouldStartWith("in use by a running `serve`");
        if (!OperatingSystem.IsWindows())
            ((string)check["detail"]!).ShouldContain("mode 0600");
    }

    [Fact]
    public async Task A_store_that_others_may_read_fails()
    {
        if (OperatingSystem.IsWindows())
            return;
        await StoreFile.Open(StorePath, TimeProvider.System).DisposeAsync();
        File.SetUnixFileMode(StorePath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        var check = (await Examine()).Single(c => Status(c) == "fail");

        ((string)check["detail"]!).ShouldContain("mode is 0644");
        ((string)check["fix"]!).ShouldContain("chmod 600");
    }

    [Fact]
    public async Task Looking_at_a_store_leaves_nothing_behind()
    {
        (await Examine()).ShouldContain(c => (string)c["area"]! == "store" && ((string)c["detail"]!).StartsWith("writable; `serve` makes it", StringComparison.Ordinal));

        Directory.GetFileSystemEntries(Path.GetDirectoryName(StorePath)!).Select(Path.GetFileName).ShouldBe(["a.case.json"]);
    }

    private Channel Room(string name, bool isMember, ChannelKind kind = ChannelKind.Public) =>
        _slack.Workspace.AddChannel(name, kind, isMember ? [_slack.App.BotUserId] : []);

    private static string Status(JsonNode check) => (string)check["status"]!;

    private string Case() => _folder.Write("a.case.json", Incident.OneCrash().Asked());

    /// <summary>The checks of Slack and of the store.</summary>
    private async Task<IReadOnlyList<JsonNode>> Examine(params (string Key, string Value)[] settings)
    {
        var run = await Run("json", settings);
        var diagnosis = JsonNode.Parse(run.Out).ShouldNotBeNull(run.Error);
        return [.. diagnosis["checks"]!.AsArray().Where(c => (string?)c!["area"] is "slack" or "store").Select(c => c!)];
    }

    private Task<Cli.Cli> Run(string format, params (string Key, string Value)[] settings)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        (string Key, string Value)[] standard =
        [
            ("Slack:BotToken", _slack.BotToken.Value), ("Slack:AppToken", _slack.AppToken.Value), ("Slack:SigningSecret", _slack.App.SigningSecret),
            ("Slack:ApiUrl", _slack.ApiUrl.ToString()), ("Store:Path", StorePath),
        ];
        foreach (var (key, value) in standard.Concat(settings))
            environment[$"TRIAGEBOT__{key.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()}"] = value;
        foreach (var empty in environment.Where(e => e.Value.Length == 0).Select(e => e.Key).ToList())
            environment.Remove(empty);
        return Cli.Cli.RunIn(environment, "doctor", "--replay", Case(), "--format", format);
    }
}
