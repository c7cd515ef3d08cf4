using TriageBot.Slack.Blocks;
using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Tests.WebApi;

public class SlackApiTests
{
    private static readonly SlackMessage s_message = new("Killed: out of memory", [new SectionBlock(new PlainText("<Killed> & gone"))]) { ThreadTs = "1.000001", OutboxId = "out-7" };

    private readonly ScriptedSlack _slack = new();

    [Fact]
    public async Task A_message_goes_out_as_json_without_unfurling_and_with_its_outbox_id()
    {
        var ts = await _slack.Replies("""{"ok":true,"channel":"C1","ts":"1795224132.000005"}""").Api().PostMessage("C1", s_message, TestContext.Current.CancellationToken);

        ts.ShouldBe("1795224132.000005");
        var sent = _slack.Last;
        sent.Url.ShouldBe(new Uri("https://slack.com/api/chat.postMessage"));
        sent.Authorization.ShouldBe($"Bearer {ScriptedSlack.Token}");
        sent.ContentType.ShouldBe("application/json; charset=utf-8");
        sent.Json.GetProperty("unfurl_links").GetBoolean().ShouldBeFalse();
        sent.Json.GetProperty("unfurl_media").GetBoolean().ShouldBeFalse();
        sent.Json.GetProperty("link_names").GetBoolean().ShouldBeFalse();
        sent.Json.GetProperty("thread_ts").GetString().ShouldBe("1.000001");
        sent.Json.GetProperty("metadata").GetRawText().ShouldBe("""{"event_type":"triagebot","event_payload":{"outbox_id":"out-7"}}""");
        sent.Json.GetProperty("blocks")[0].GetProperty("type").GetString().ShouldBe("section");
        sent.Body.ShouldContain("<Killed> & gone");
        sent.Body.ShouldNotContain("null");
    }

    [Fact]
    public async Task An_update_names_the_message_parses_no_names_and_keeps_the_mark()
    {
        await _slack.Replies("""{"ok":true}""").Api().UpdateMessage("C1", "2.000002", s_message, TestContext.Current.CancellationToken);

        _slack.Last.Method.ShouldBe("chat.update");
        _slack.Last.Json.GetProperty("ts").GetString().ShouldBe("2.000002");
        _slack.Last.Json.GetProperty("parse").GetString().ShouldBe("none");
        _slack.Last.Json.TryGetProperty("thread_ts", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task An_ephemeral_names_its_reader()
    {
        await _slack.Replies("""{"ok":true,"message_ts":"3.000003"}""").Api().PostEphemeral("C1", "U1", s_message, TestContext.Current.CancellationToken);

        _slack.Last.Method.ShouldBe("chat.postEphemeral");
        _slack.Last.Json.GetProperty("user").GetString().ShouldBe("U1");
        _slack.Last.Json.TryGetProperty("metadata", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_message_without_blocks_leaves_them_out()
    {
        await _slack.Replies("""{"ok":true,"ts":"1.1"}""").Api().PostMessage("C1", new SlackMessage("x", []), TestContext.Current.CancellationToken);
        _slack.Last.Json.TryGetProperty("blocks", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_identity_has_the_scopes_of_the_header()
    {
        var who = await _slack
            .Replies("""{"ok":true,"url":"https://acme.slack.com/","team":"acme","team_id":"T1","user":"ecs","user_id":"U1","bot_id":"B1"}""", 200, ("X-OAuth-Scopes", "chat:write, commands"))
            .Api().AuthTest(TestContext.Current.CancellationToken);

        (who with { Scopes = null }).ShouldBe(new SlackIdentity("T1", "acme", "U1", "B1", null));
        who.Scopes.ShouldBe(["chat:write", "commands"]);
    }

    [Theory]
    [InlineData("""{"id":"C1","name":"inc","is_member":true}""", true, false)]
    [InlineData("""{"id":"D1","is_im":true}""", true, false)]
    [InlineData("""{"id":"C1","is_member":true,"is_ext_shared":true}""", true, true)]
    [InlineData("""{"id":"C1","is_pending_ext_shared":true}""", false, true)]
    [InlineData("""{"id":"C1","pending_shared":["T9"]}""", false, true)]
    public async Task A_channel_tells_membership_and_strangers(string channel, bool isMember, bool isShared)
    {
        var info = await _slack.Replies("""{"ok":true,"channel":""" + channel + "}").Api().ChannelInfo("C1", TestContext.Current.CancellationToken);
        _slack.Last.Body.ShouldBe("channel=C1");
        info.IsMember.ShouldBe(isMember);
        info.IsExternallyShared.ShouldBe(isShared);
    }

    [Theory]
    [InlineData("is_restricted", true, false)]
    [InlineData("is_ultra_restricted", true, false)]
    [InlineData("is_stranger", false, true)]
    public async Task A_guest_and_a_stranger_are_told_apart(string flag, bool isGuest, bool isStranger)
    {
        var user = await _slack.Replies($$$"""{"ok":true,"user":{"id":"U1","team_id":"T1","{{{flag}}}":true}}""").Api().UserInfo("U1", TestContext.Current.CancellationToken);
        user.ShouldBe(new SlackUser("U1", "T1", isGuest, isStranger, IsBot: false, IsDeleted: false));
    }

    [Fact]
    public async Task Members_and_permalinks_are_read_by_form()
    {
        _slack.Replies("""{"ok":true,"users":["U1","U2"]}""").Replies("""{"ok":true,"permalink":"https://acme.slack.com/archives/C1/p1"}""");
        var api = _slack.Api();
        (await api.UserGroupMembers("S1", TestContext.Current.CancellationToken)).ShouldBe(["U1", "U2"]);
        (await api.Permalink("C1", "1.000001", TestContext.Current.CancellationToken)).ShouldEndWith("/p1");
        _slack.Requests.ShouldAllBe(r => r.ContentType == "application/x-www-form-urlencoded");
    }

    [Fact]
    public async Task A_dialog_is_opened_with_its_fields_in_slacks_names()
    {
        var view = new SlackView("label", new PlainText("Label"), new PlainText("Save"), [new InputBlock(new PlainText("Why"), new PlainTextInput("why"))], "{}");
        await _slack.Replies("""{"ok":true,"view":{"id":"V1"}}""").Api().OpenView("1.2.c", view, TestContext.Current.CancellationToken);

        _slack.Last.Json.GetProperty("trigger_id").GetString().ShouldBe("1.2.c");
        _slack.Last.Json.GetProperty("view").GetProperty("type").GetString().ShouldBe("modal");
        _slack.Last.Json.GetProperty("view").GetProperty("callback_id").GetString().ShouldBe("label");
        _slack.Last.Json.GetProperty("view").GetProperty("private_metadata").GetString().ShouldBe("{}");
    }

    [Fact]
    public void Options_do_not_print_the_token() =>
        new SlackApiOptions { BotToken = ScriptedSlack.Token }.ToString().ShouldNotContain("secret");
}
