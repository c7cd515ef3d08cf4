using System.Text;
using System.Text.Json.Nodes;
using TriageBot.Simulation.Tests.Fakes;

namespace TriageBot.Simulation.Tests.WebApi;

public sealed class AuthorisationTests
{
    [Fact]
    public async Task Without_a_token_nobody_is_authenticated()
    {
        await using var test = await SlackTest.StartAsync();
        using var nothing = new StringContent("", Encoding.UTF8);
        using var response = await test.Send("auth.test", nothing, null);
        (await response.Content.ReadAsStringAsync(SlackTest.Token)).ShouldBe("""{"ok":false,"error":"not_authed"}""");
    }

    [Fact]
    public async Task A_token_in_a_JSON_body_is_not_honoured()
    {
        await using var test = await SlackTest.StartAsync();
        using var body = new StringContent($$"""{"token":"{{test.Slack.BotToken.Value}}"}""", Encoding.UTF8, "application/json");
        using var response = await test.Send("auth.test", body, null);
        (await response.Content.ReadAsStringAsync(SlackTest.Token)).ShouldContain("not_authed");
    }

    [Fact]
    public async Task A_wrong_token_is_no_token()
    {
        await using var test = await SlackTest.StartAsync();
        (await test.Json("auth.test", [], "xoxb-of-somebody"))["error"]!.GetValue<string>().ShouldBe("invalid_auth");
    }

    [Fact]
    public async Task A_revoked_token_says_so()
    {
        await using var test = await SlackTest.StartAsync();
        test.Slack.BotToken.Refusal = "token_revoked";
        (await test.Json("auth.test", []))["error"]!.GetValue<string>().ShouldBe("token_revoked");
    }

    [Theory]
    [InlineData("apps.connections.open", InstalledApp.BotTokenValue)]
    [InlineData("chat.postMessage", InstalledApp.AppTokenValue)]
    public async Task Each_method_takes_its_kind_of_token(string method, string token)
    {
        await using var test = await SlackTest.StartAsync();
        (await test.Json(method, [], token))["error"]!.GetValue<string>().ShouldBe("not_allowed_token_type");
    }

    [Fact]
    public async Task A_missing_scope_is_named_with_those_that_are_there()
    {
        await using var test = await SlackTest.StartAsync();
        test.Slack.BotToken.Scopes = ["commands", "chat:write"];
        var answer = await test.Form("usergroups.users.list", ("usergroup", "S0"));
        (answer["error"]!.ToString(), answer["needed"]!.ToString(), answer["provided"]!.ToString()).ShouldBe(("missing_scope", "usergroups:read", "commands,chat:write"));
    }

    [Fact]
    public async Task The_history_of_a_private_channel_needs_its_own_scope()
    {
        await using var test = await SlackTest.StartAsync();
        var secret = test.Slack.Workspace.AddChannel("secret", ChannelKind.Private, InstalledApp.BotUserId);
        test.Slack.BotToken.Scopes = ["channels:history"];
        (await test.Form("conversations.history", ("channel", secret.Id)))["needed"]!.ToString().ShouldBe("groups:history");
    }

    [Fact]
    public async Task The_scopes_come_in_a_header()
    {
        await using var test = await SlackTest.StartAsync();
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        using var response = await test.Send("users.info", body, test.Slack.BotToken.Value);
        response.Headers.GetValues("X-OAuth-Scopes").Single().ShouldContain("chat:write");
    }

    [Fact]
    public async Task An_unknown_method_is_refused_before_anything_else()
    {
        await using var test = await SlackTest.StartAsync();
        (await test.Json("chat.shout", []))["error"]!.GetValue<string>().ShouldBe("unknown_method");
    }

    [Fact]
    public async Task A_JSON_body_without_a_charset_is_taken_with_a_warning()
    {
        await using var test = await SlackTest.StartAsync();
        using var body = new ByteArrayContent("{}"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        using var response = await test.Send("auth.test", body, test.Slack.BotToken.Value);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(SlackTest.Token))!;
        (answer["ok"]!.GetValue<bool>(), answer["warning"]!.ToString()).ShouldBe((true, "missing_charset"));
    }

    [Fact]
    public async Task Arguments_that_a_method_does_not_know_are_written_down()
    {
        await using var test = await SlackTest.StartAsync();
        await test.Json("chat.postMessage", new() { ["channel"] = test.Channel.Id, ["text"] = "x", ["client_msg_id"] = "1" });
        test.Slack.Journal.Calls.Single().UnknownArguments.ShouldBe(["client_msg_id"]);
    }
}
