using TriageBot.Simulation.Recording;
using TriageBot.Simulation.Tests.Fakes;

namespace TriageBot.Simulation.Tests.Delivery;

public sealed class ResponseUrlTests
{
    private const string Button = """[{"type":"actions","elements":[{"type":"button","action_id":"again","text":{"type":"plain_text","text":"Again"},"value":"1"}]}]""";

    [Fact]
    public async Task It_answers_the_person_alone_unless_it_says_otherwise()
    {
        await using var test = await SlackTest.StartAsync();
        var url = await Command(test);
        (await test.Respond(url, """{"text":"private"}""")).ShouldBe((200, "ok"));
        (await test.Respond(url, """{"text":"public","response_type":"in_channel"}""")).ShouldBe((200, "ok"));
        test.Slack.Journal.Ephemerals.Single().Route.ShouldBe(EphemeralRoute.ResponseUrl);
        test.Slack.Journal.Messages.Single().Text.ShouldBe("public");
    }

    [Fact]
    public async Task It_is_used_up_after_five_posts()
    {
        await using var test = await SlackTest.StartAsync();
        var url = await Command(test);
        for (var i = 0; i < 5; i++)
            (await test.Respond(url, """{"text":"x"}""")).Status.ShouldBe(200);
        (await test.Respond(url, """{"text":"x"}""")).ShouldBe((404, "used_url"));
    }

    [Fact]
    public async Task It_expires_after_thirty_minutes()
    {
        await using var test = await SlackTest.StartAsync();
        var url = await Command(test);
        test.Time.Advance(TimeSpan.FromMinutes(30));
        (await test.Respond(url, """{"text":"x"}""")).Status.ShouldBe(200);
        test.Time.Advance(TimeSpan.FromSeconds(1));
        (await test.Respond(url, """{"text":"x"}""")).ShouldBe((404, "expired_url"));
    }

    [Fact]
    public async Task It_works_where_the_bot_is_no_member()
    {
        await using var test = await SlackTest.StartAsync();
        var secret = test.Slack.Workspace.AddChannel("secret", ChannelKind.Private, test.Ann.Id);
        var url = await Command(test, secret);
        (await test.Respond(url, """{"text":"x","response_type":"in_channel"}""")).Status.ShouldBe(200);
        test.Slack.Journal.Messages.Single().ChannelId.ShouldBe(secret.Id);
    }

    [Fact]
    public async Task A_click_can_replace_or_delete_what_was_clicked()
    {
        await using var test = await SlackTest.StartAsync();
        await test.Form("chat.postMessage", ("channel", test.Channel.Id), ("text", "before"), ("blocks", Button));
        var message = test.Slack.Journal.Messages.Single();
        await test.Slack.As(test.Ann).Clicks(message, "again", cancellationToken: SlackTest.Token);
        var url = LastUrl(test);
        await test.Respond(url, """{"text":"after","replace_original":true}""");
        message.Text.ShouldBe("after");
        await test.Respond(url, """{"delete_original":true}""");
        message.IsDeleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Blocks_are_checked_here_too()
    {
        await using var test = await SlackTest.StartAsync();
        (await test.Respond(await Command(test), """{"blocks":[{"type":"section"}]}""")).ShouldBe((400, "invalid_blocks"));
    }

    private static async Task<string> Command(SlackTest test, Channel? channel = null)
    {
        await test.Slack.As(test.Ann).Runs(channel ?? test.Channel, "/ecs", "why a", SlackTest.Token);
        return LastUrl(test);
    }

    private static string LastUrl(SlackTest test) => test.Slack.Journal.Deliveries.Last(d => d.Payload.ContainsKey("response_url")).Payload["response_url"]!.GetValue<string>();
}
