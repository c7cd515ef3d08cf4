using TriageBot.Simulation.Faults;

namespace TriageBot.Simulation.Tests.Peers;

/// <summary>@slack/web-api works through the simulator's Web API.</summary>
public sealed class WebApiPeerTests
{
    [Fact]
    public async Task Slacks_own_client_posts_updates_reads_pages_uploads_and_waits_as_it_is_told()
    {
        var token = TestContext.Current.CancellationToken;
        await using var slack = await SlackSimulator.StartAsync(new() { LimitsRates = false, ShortPages = true }, token);
        var ann = slack.Workspace.AddUser("ann");
        slack.Workspace.Add(new UserGroup("S0ONCALL", "oncall", [ann.Id]));
        var channel = slack.Workspace.AddChannel("inc-042", ChannelKind.Public, ann.Id, slack.App.BotUserId);
        for (var i = 0; i < 7; i++)
            slack.Workspace.Post(channel, Author.Of(ann), new("earlier"));
        slack.Faults.Add(Fault.RateLimited("usergroups.users.list", TimeSpan.FromSeconds(1)));

        await using var peer = Peer.Start("web-api.mjs", slack.ApiUrl.ToString(), slack.BotToken.Value, channel.Id, ann.Id);

        var auth = await peer.Said("auth", token);
        auth["bot"]!.GetValue<string>().ShouldBe(slack.App.BotId);
        auth["scopes"]!.AsArray().Select(s => s!.GetValue<string>()).ShouldContain("chat:write");
        var thread = await peer.Said("thread", token);
        thread["texts"]!.AsArray().Select(t => t!.GetValue<string>()).ShouldBe(["out of memory", "evidence"]);
        thread["outbox"]!.GetValue<string>().ShouldBe("o-1");
        (await peer.Said("pages", token))["seen"]!.AsArray().Select(n => n!.GetValue<int>()).ShouldBe([2, 4, 2]);
        (await peer.Said("read", token))["member"]!.GetValue<bool>().ShouldBeTrue();
        (await peer.Said("refused", token)).ToJsonString().ShouldBe("""{"what":"refused","blocks":"invalid_blocks","nowhere":"channel_not_found","method":"unknown_method"}""");
        (await peer.Said("limited", token))["users"]!.AsArray().Count.ShouldBe(1);

        slack.Journal.Files.Single().Text.ShouldBe("line one\nline two");
        slack.Journal.CallsOf("usergroups.users.list").Select(c => c.Status).ShouldBe([429, 200]);
        slack.Journal.Calls.SelectMany(c => c.UnknownArguments).ShouldBeEmpty();
    }
}
