using TriageBot.Simulation.Tests.Fakes;

namespace TriageBot.Simulation.Tests.WebApi;

public sealed class ChannelTests
{
    [Theory]
    [InlineData(ChannelKind.Public, "not_in_channel")]
    [InlineData(ChannelKind.Private, "channel_not_found")]
    public async Task Outside_a_channel_nothing_is_posted(ChannelKind kind, string error)
    {
        await using var test = await SlackTest.StartAsync();
        var other = test.Slack.Workspace.AddChannel("other", kind, test.Ann.Id);
        (await test.Form("chat.postMessage", ("channel", other.Id), ("text", "x")))["error"]!.ToString().ShouldBe(error);
        test.Slack.Journal.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task With_chat_write_public_a_public_channel_is_open()
    {
        await using var test = await SlackTest.StartAsync();
        var other = test.Slack.Workspace.AddChannel("other");
        test.Slack.BotToken.Scopes = ["chat:write", "chat:write.public"];
        (await test.Form("chat.postMessage", ("channel", other.Id), ("text", "x")))["ok"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task An_archived_channel_takes_nothing()
    {
        await using var test = await SlackTest.StartAsync();
        var ts = await test.Post("before");
        test.Channel.IsArchived = true;
        (await test.Form("chat.postMessage", ("channel", test.Channel.Id), ("text", "x")))["error"]!.ToString().ShouldBe("is_archived");
        (await test.Form("chat.update", ("channel", test.Channel.Id), ("ts", ts), ("text", "x")))["error"]!.ToString().ShouldBe("is_inactive");
    }

    [Fact]
    public async Task A_deleted_message_cannot_be_updated()
    {
        await using var test = await SlackTest.StartAsync();
        var ts = await test.Post("x");
        test.Slack.Workspace.Delete(test.Slack.Journal.Messages[0]);
        (await test.Form("chat.update", ("channel", test.Channel.Id), ("ts", ts), ("text", "y")))["error"]!.ToString().ShouldBe("message_not_found");
    }

    [Fact]
    public async Task A_private_message_needs_a_reader_in_the_channel()
    {
        await using var test = await SlackTest.StartAsync();
        var bea = test.Slack.Workspace.AddUser("bea");
        (await test.Form("chat.postEphemeral", ("channel", test.Channel.Id), ("user", bea.Id), ("text", "x")))["error"]!.ToString().ShouldBe("user_not_in_channel");
    }

    [Fact]
    public async Task A_person_is_written_to_in_their_direct_messages()
    {
        await using var test = await SlackTest.StartAsync();
        (await test.Form("chat.postMessage", ("channel", test.Ann.Id), ("text", "x")))["channel"]!.ToString().ShouldBe("D0ANN");
    }

    [Fact]
    public async Task A_shared_channel_and_a_stranger_are_told_apart()
    {
        await using var test = await SlackTest.StartAsync();
        test.Channel.IsExternallyShared = true;
        test.Channel.ConnectedTeamIds = ["T0OTHER"];
        var stranger = test.Slack.Workspace.Add(new User("U0XAV", "xav", "T0OTHER") { IsStranger = true });
        (await test.Form("conversations.info", ("channel", test.Channel.Id)))["channel"]!["is_ext_shared"]!.GetValue<bool>().ShouldBeTrue();
        var user = (await test.Form("users.info", ("user", stranger.Id)))["user"]!;
        (user["team_id"]!.ToString(), user["is_stranger"]!.GetValue<bool>()).ShouldBe(("T0OTHER", true));
    }

    [Fact]
    public async Task A_page_may_be_short_or_empty_while_a_cursor_follows()
    {
        await using var test = await SlackTest.StartAsync(o => o with { ShortPages = true });
        test.Slack.Workspace.Post(test.Channel, Author.Of(test.Ann), new("a"));
        var first = await test.Form("conversations.history", ("channel", test.Channel.Id), ("limit", "1"));
        first["messages"]!.AsArray().ShouldBeEmpty();
        var cursor = first["response_metadata"]!["next_cursor"]!.ToString();
        cursor.ShouldNotBeEmpty();
        var second = await test.Form("conversations.history", ("channel", test.Channel.Id), ("limit", "1"), ("cursor", cursor));
        second["messages"]!.AsArray().Count.ShouldBe(1);
        second["response_metadata"]!["next_cursor"]!.ToString().ShouldBeEmpty();
        (await test.Form("conversations.history", ("channel", test.Channel.Id), ("cursor", "bm9uZQ==")))["error"]!.ToString().ShouldBe("invalid_cursor");
    }
}
