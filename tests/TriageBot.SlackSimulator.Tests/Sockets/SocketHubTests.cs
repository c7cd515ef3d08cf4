using System.Net.WebSockets;
using TriageBot.Simulation.Tests.Fakes;

namespace TriageBot.Simulation.Tests.Sockets;

public sealed class SocketHubTests
{
    private const string Mention = $"<@{InstalledApp.BotUserId}> why a";

    [Fact]
    public async Task A_ticket_opens_one_connection_which_says_hello()
    {
        await using var test = await Start();
        var answer = await test.Json("apps.connections.open", [], test.Slack.AppToken.Value);
        var url = new Uri(answer["url"]!.GetValue<string>());
        using var first = new RawSocket();
        await first.Connect(url);
        var hello = await first.Next();
        (hello!["type"]!.ToString(), hello["num_connections"]!.GetValue<int>(), hello["connection_info"]!["app_id"]!.ToString()).ShouldBe(("hello", 1, InstalledApp.AppId));
        using var second = new RawSocket();
        await Should.ThrowAsync<WebSocketException>(() => second.Connect(url));
    }

    [Fact]
    public async Task An_unacknowledged_event_comes_again_in_a_new_envelope()
    {
        await using var test = await Start();
        using var socket = await Connected(test);
        test.Slack.As(test.Ann).Says(test.Channel, Mention);
        var first = (await socket.Next())!;
        await test.Time.Pass(TimeSpan.FromSeconds(3), SlackTest.Token);
        var again = (await socket.Next())!;
        await socket.Acknowledge(again);
        await test.Slack.Delivered(SlackTest.Token);
        again["envelope_id"]!.ToString().ShouldNotBe(first["envelope_id"]!.ToString());
        again["payload"]!["event_id"]!.ToString().ShouldBe(first["payload"]!["event_id"]!.ToString());
        (first["retry_attempt"]!.GetValue<int>(), again["retry_attempt"]!.GetValue<int>(), again["retry_reason"]!.ToString()).ShouldBe((0, 1, "timeout"));
    }

    [Fact]
    public async Task An_event_that_was_on_a_connection_that_broke_comes_again_on_another()
    {
        await using var test = await Start();
        using var socket = await Connected(test);
        test.Slack.As(test.Ann).Says(test.Channel, Mention);
        var lost = (await socket.Next())!;
        test.Slack.Sockets.Open[0].Cut();
        await test.Slack.Journal.Until(j => j.Deliveries.Count == 2, SlackTest.Token);
        test.Slack.Journal.Deliveries.Select(d => d.Failure).ShouldBe(["connection_failed", "no_connection"]);
        using var other = await Connected(test);
        await test.Time.Pass(TimeSpan.FromMinutes(1), SlackTest.Token);
        (await other.Next())!["payload"]!["event_id"]!.ToString().ShouldBe(lost["payload"]!["event_id"]!.ToString());
    }

    [Fact]
    public async Task Each_envelope_goes_to_one_of_the_connections()
    {
        await using var test = await Start();
        using var one = await Connected(test);
        using var two = await Connected(test);
        var answered = Task.WhenAll(Answer(one), Answer(two));
        for (var i = 0; i < 20; i++)
            (await test.Slack.As(test.Ann).Runs(test.Channel, "/ecs", "why a", SlackTest.Token)).Ok.ShouldBeTrue();
        var used = test.Slack.Journal.Deliveries.GroupBy(d => d.Connection).Select(g => g.Count()).ToList();
        (used.Count, used.Sum()).ShouldBe((2, 20));
        await test.Slack.Sockets.DisableLink(SlackTest.Token);
        await answered;
    }

    [Fact]
    public async Task The_eleventh_connection_is_one_too_many()
    {
        await using var test = await Start();
        var ten = new List<RawSocket>();
        for (var i = 0; i < 10; i++)
            ten.Add(await Connected(test));
        using var eleventh = await RawSocket.OpenAsync(test);
        (await eleventh.Next())!["reason"]!.ToString().ShouldBe("too_many_websockets");
        (await eleventh.Next()).ShouldBeNull();
        ten.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task A_refreshed_connection_still_works_until_it_is_closed()
    {
        await using var test = await Start();
        using var socket = await Connected(test);
        var refreshing = test.Slack.Sockets.Refresh(SlackTest.Token);
        (await socket.Next())!["reason"]!.ToString().ShouldBe("refresh_requested");
        var running = test.Slack.As(test.Ann).Runs(test.Channel, "/ecs", "why a", SlackTest.Token);
        await socket.Acknowledge((await socket.Next())!);
        (await running).Ok.ShouldBeTrue();
        await test.Time.Pass(TimeSpan.FromSeconds(10), SlackTest.Token);
        await refreshing;
        (await socket.Next()).ShouldBeNull();
    }

    [Fact]
    public async Task A_connection_is_warned_when_it_grows_old()
    {
        await using var test = await Start();
        using var socket = await Connected(test);
        await test.Time.Pass(TimeSpan.FromHours(1), SlackTest.Token);
        (await socket.Next())!["reason"]!.ToString().ShouldBe("warning");
    }

    [Fact]
    public async Task A_half_open_connection_loses_what_is_sent_to_it()
    {
        await using var test = await Start();
        using var socket = await Connected(test);
        test.Slack.Sockets.Open[0].GoSilent();
        var running = test.Slack.As(test.Ann).Runs(test.Channel, "/ecs", "why a", SlackTest.Token);
        await test.Time.Pass(TimeSpan.FromSeconds(3), SlackTest.Token);
        (await running).Failure.ShouldBe("timeout");
        socket.State.ShouldBe(WebSocketState.Open);
    }

    private static async Task<SlackTest> Start()
    {
        var test = await SlackTest.StartAsync();
        test.Slack.App.UsesSocketMode = true;
        test.Slack.App.Events = new HashSet<string>(["app_mention"]);
        return test;
    }

    private static async Task<RawSocket> Connected(SlackTest test)
    {
        var socket = await RawSocket.OpenAsync(test);
        (await socket.Next())!["type"]!.ToString().ShouldBe("hello");
        return socket;
    }

    private static async Task Answer(RawSocket socket)
    {
        while (await socket.Next() is { } envelope && envelope["type"]!.ToString() != "disconnect")
            await socket.Acknowledge(envelope);
    }
}
