namespace TriageBot.Simulation.Tests.Peers;

/// <summary>@slack/socket-mode lives on the simulator's sockets.</summary>
public sealed class SocketModePeerTests
{
    [Fact]
    public async Task Slacks_own_client_connects_acknowledges_is_asked_again_and_reconnects()
    {
        var token = TestContext.Current.CancellationToken;
        await using var slack = await SlackSimulator.StartAsync(new() { AcknowledgeWithin = TimeSpan.FromSeconds(1), PingEvery = TimeSpan.FromMilliseconds(100) }, token);
        slack.App.UsesSocketMode = true;
        var ann = slack.Workspace.AddUser("ann");
        var channel = slack.Workspace.AddChannel("inc-042", ChannelKind.Public, ann.Id, slack.App.BotUserId);
        await using var peer = Peer.Start("socket-mode.mjs", slack.ApiUrl.ToString(), slack.AppToken.Value);
        await peer.Said("connected", token);

        (await slack.As(ann).Runs(channel, "/ecs", "why a", token)).Ok.ShouldBeTrue();
        slack.Journal.Ephemerals.Single().Text.ShouldBe("looking at why a");

        slack.As(ann).Says(channel, $"<@{slack.App.BotUserId}> why");
        var first = await peer.Said("mention", token);
        var again = await peer.Said("mention", token);
        again["id"]!.GetValue<string>().ShouldBe(first["id"]!.GetValue<string>());
        (first["retry_num"]!.GetValue<int>(), again["retry_num"]!.GetValue<int>()).ShouldBe((0, 1));
        again["retry_reason"]!.GetValue<string>().ShouldBe("timeout");

        await slack.Sockets.Open[0].Disconnect("refresh_requested", token);
        await peer.Said("connected", token);
        (await slack.As(ann).Runs(channel, "/ecs", "why b", token)).Connection.ShouldBe(2);
    }
}
