using System.Net;
using TriageBot.Simulation.Tests.Fakes;

namespace TriageBot.Simulation.Tests.Limits;

public sealed class RateTests
{
    [Fact]
    public async Task A_channel_takes_a_short_burst_and_then_one_message_a_second()
    {
        await using var test = await SlackTest.StartAsync();
        for (var i = 0; i < 3; i++)
            await test.Post("x");
        (await Status(test, "chat.postMessage", ("channel", test.Channel.Id), ("text", "x"))).ShouldBe((HttpStatusCode.TooManyRequests, "1"));
        test.Time.Advance(TimeSpan.FromSeconds(1));
        await test.Post("y");
    }

    [Fact]
    public async Task Another_channel_is_not_held_up()
    {
        await using var test = await SlackTest.StartAsync();
        var other = test.Slack.Workspace.AddChannel("other", ChannelKind.Public, InstalledApp.BotUserId);
        for (var i = 0; i < 3; i++)
            await test.Post("x");
        (await test.Form("chat.postMessage", ("channel", other.Id), ("text", "x")))["ok"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_method_has_its_tier_and_says_how_long_to_wait()
    {
        await using var test = await SlackTest.StartAsync();
        test.Slack.Workspace.Add(new UserGroup("S0", "oncall", []));
        for (var i = 0; i < 20; i++)
            (await test.Form("usergroups.users.list", ("usergroup", "S0")))["ok"]!.GetValue<bool>().ShouldBeTrue();
        (await Status(test, "usergroups.users.list", ("usergroup", "S0"))).ShouldBe((HttpStatusCode.TooManyRequests, "3"));
    }

    private static async Task<(HttpStatusCode Status, string RetryAfter)> Status(SlackTest test, string method, params (string Name, string Value)[] arguments)
    {
        using var content = new FormUrlEncodedContent(arguments.ToDictionary(a => a.Name, a => a.Value));
        using var response = await test.Send(method, content, test.Slack.BotToken.Value);
        return (response.StatusCode, response.Headers.GetValues("Retry-After").Single());
    }
}
