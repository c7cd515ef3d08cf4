using System.Net.WebSockets;
using TriageBot.Slack.Inbound;
using TriageBot.Slack.SocketMode;
using TriageBot.Slack.Tests.Fakes;
using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Tests.SocketMode;

public sealed class SocketModeClientTests : IAsyncLifetime
{
    private readonly EdgeTime _time = new();
    private readonly FakeReceiver _receiver = new();
    private readonly CapturedLog<SocketModeClient> _log = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly HttpClient _http = SlackHttp.CreateClient();
    private SocketServer _server = null!;
    private Task _running = Task.CompletedTask;

    public async ValueTask InitializeAsync() => _server = await SocketServer.Start();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _server.DisposeAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(60));
        _http.Dispose();
        _stopping.Dispose();
        _log.All.ShouldNotContain("secret");
    }

    [Fact]
    public async Task An_event_is_handed_on_and_acknowledged_without_payload()
    {
        Run();
        var socket = await _server.NextGreeted();
        _receiver.Answer = (_, _) => Task.FromResult(FakeReceiver.Say("""{"text":"x"}"""));
        await socket.SendEvent("e-1");

        var delivery = await _receiver.Next();
        delivery.Kind.ShouldBe(DeliveryKind.Event);
        delivery.RetryNumber.ShouldBe(1);
        delivery.Payload.GetProperty("event_id").GetString().ShouldBe("Ev1");
        (await socket.Received()).ShouldBe("""{"envelope_id":"e-1"}""");
    }

    [Fact]
    public async Task A_command_is_answered_in_its_acknowledgement_where_it_accepts_one()
    {
        Run();
        var socket = await _server.NextGreeted();
        _receiver.Answer = (_, _) => Task.FromResult(FakeReceiver.Say("""{"text":"Looking"}"""));
        await socket.SendCommand("e-1");
        (await socket.Received()).ShouldBe("""{"envelope_id":"e-1","payload":{"text":"Looking"}}""");
        await socket.SendCommand("e-2", acceptsPayload: false);
        (await socket.Received()).ShouldBe("""{"envelope_id":"e-2"}""");
    }

    [Fact]
    public async Task What_was_not_accepted_is_not_acknowledged_but_a_person_is_told()
    {
        Run();
        var socket = await _server.NextGreeted();
        _receiver.Answer = (_, _) => throw new NotAcceptedException("The disk is full.");
        await socket.SendEvent("e-1");
        await _receiver.Next();
        await socket.SendCommand("e-2");
        (await socket.Received()).ShouldBe("""{"envelope_id":"e-2","payload":{"response_type":"ephemeral","text":"The disk is full."}}""");
    }

    [Fact]
    public async Task A_slow_delivery_holds_up_no_other()
    {
        Run();
        var socket = await _server.NextGreeted();
        var slow = new TaskCompletionSource();
        _receiver.Answer = async (delivery, _) =>
        {
            if (delivery.Kind is DeliveryKind.Event)
                await slow.Task;
            return Acknowledgement.Empty;
        };
        await socket.SendEvent("slow");
        await socket.SendCommand("quick");
        (await socket.Received()).ShouldContain("quick");
        slow.SetResult();
        (await socket.Received()).ShouldContain("slow");
    }

    [Fact]
    public async Task What_is_strange_is_ignored()
    {
        Run();
        var socket = await _server.NextGreeted();
        foreach (var text in new[] { "{", "[]", "{}", """{"type":"of_tomorrow","envelope_id":"e"}""", """{"type":"events_api","payload":{}}""", """{"type":"events_api","envelope_id":"e","payload":7}""" })
            await socket.Send(text);
        await socket.Send("""{"envelope_id":"b","type":"interactive","payload":{}}""", WebSocketMessageType.Binary);
        await socket.Send(new string('x', SocketReader.Limit + 1));
        await socket.Send("""{"envelope_id":"n","type":"events_api","payload":{"type":"app_rate_limited"}}""");
        (await socket.Received()).ShouldBe("""{"envelope_id":"n"}""");
        await socket.SendEvent("e-1");
        (await socket.Received()).ShouldBe("""{"envelope_id":"e-1"}""");
        _receiver.Received.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task A_refresh_leaves_no_gap(string reason)
    {
        var client = Run();
        var old = await _server.NextGreeted();
        await old.Leave(reason);

        var young = await _server.Next();
        await old.SendEvent("before-hello");
        (await old.Received()).ShouldContain("before-hello");
        await young.Send("""{"type":"hello"}""");
        await young.SendEvent("after-hello");
        (await young.Received()).ShouldContain("after-hello");
        await old.SendEvent("late");
        (await old.Received()).ShouldContain("late");
        await Until(() => client.State.Connected == 2);
        old.IsClosed.ShouldBeFalse();

        await old.Close();
        await old.Closed;
        await young.SendEvent("later");
        (await young.Received()).ShouldContain("later");
    }

    [Fact]
    public async Task A_replaced_connection_that_slack_forgets_is_closed()
    {
        Run();
        var old = await _server.NextGreeted();
        await old.Leave("refresh_requested");
        await _server.NextGreeted();
        await _time.Pass(TimeSpan.FromSeconds(30));
        await old.Closed;
    }

    [Fact]
    public async Task A_lost_connection_is_made_again_after_a_wait_that_grows()
    {
        Run();
        await (await _server.NextGreeted()).Close();
        await _time.Pass(TimeSpan.FromSeconds(1.2));
        await (await _server.NextGreeted()).Close();
        await _time.Pass(TimeSpan.FromSeconds(2.4));
        await _server.NextGreeted();
    }

    [Fact]
    public async Task A_connection_that_lived_long_is_made_again_at_once()
    {
        var client = Run();
        var socket = await _server.NextGreeted();
        await socket.SendEvent("e-1");
        await socket.Received();
        await Until(() => client.State.IsReady);
        _time.Advance(TimeSpan.FromHours(1));
        await socket.Close();
        await _server.NextGreeted();
    }

    [Fact]
    public async Task A_switched_off_app_is_reported_and_tried_again_slowly()
    {
        var client = Run();
        await (await _server.NextGreeted()).Leave("link_disabled");
        await _time.Waits(TimeSpan.FromMinutes(5));
        client.State.Problem!.ShouldContain("Socket Mode off");
        client.State.HasStopped.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMinutes(5));
        await _server.NextGreeted();
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("account_inactive")]
    [InlineData("not_allowed_token_type")]
    public async Task A_refused_token_ends_it_with_a_reason(string code)
    {
        _server.OnOpen = _ => $$"""{"ok":false,"error":"{{code}}"}""";
        var client = Run();
        await _running.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        client.State.HasStopped.ShouldBeTrue();
        client.State.IsReady.ShouldBeFalse();
        client.State.Problem!.ShouldContain(code);
        _server.Opens.ShouldBe(1);
    }

    [Fact]
    public async Task A_failed_opening_is_tried_again_and_an_address_elsewhere_not_followed()
    {
        _server.OnOpen = number => number switch
        {
            1 => """{"ok":false,"error":"internal_error"}""",
            2 => """{"ok":true,"url":"wss://evil.example/link?ticket=secret"}""",
            _ => null,
        };
        var client = Run();
        await _time.Pass(TimeSpan.FromSeconds(1.2));
        await _time.Waits(TimeSpan.FromSeconds(2.4));
        client.State.Problem!.ShouldContain("none of Slack's");
        _time.Advance(TimeSpan.FromSeconds(2.4));
        await _server.NextGreeted();
    }

    [Fact]
    public async Task A_connection_without_a_hello_is_given_up()
    {
        var client = Run();
        var silent = await _server.Next();
        await _time.Pass(TimeSpan.FromSeconds(10));
        await silent.Closed;
        await _time.Waits(TimeSpan.FromSeconds(1.2));
        client.State.IsReady.ShouldBeFalse();
        client.State.Problem!.ShouldContain("hello");
        _time.Advance(TimeSpan.FromSeconds(1.2));
        await _server.NextGreeted();
    }

    [Fact]
    public async Task Two_connections_are_opened_apart()
    {
        var client = Run(connections: 2);
        await _server.NextGreeted();
        await Until(() => client.State.IsReady);
        _server.Opens.ShouldBe(1);
        await _time.Pass(TimeSpan.FromSeconds(10));
        var second = await _server.NextGreeted();
        await second.SendEvent("e-1");
        (await second.Received()).ShouldContain("e-1");
        await Until(() => client.State.Connected == 2);
    }

    [Fact]
    public async Task Stopping_finishes_what_was_taken_and_closes()
    {
        var client = Run();
        var socket = await _server.NextGreeted();
        var slow = new TaskCompletionSource();
        _receiver.Answer = async (_, _) =>
        {
            await slow.Task;
            return Acknowledgement.Empty;
        };
        await socket.SendEvent("e-1");
        await _receiver.Next();
        await _stopping.CancelAsync();
        slow.SetResult();
        (await socket.Received()).ShouldContain("e-1");
        await socket.Closed;
        await _running.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        client.State.Connected.ShouldBe(0);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("xapp-1", 0)]
    [InlineData("xapp-1", 11)]
    public void A_setting_that_cannot_work_is_refused_at_once(string token, int connections) =>
        Should.Throw<ArgumentException>(() => Client(token, connections));

    private SocketModeClient Run(int connections = 1)
    {
        var client = Client(SocketServer.Token, connections);
        _running = client.RunAsync(_stopping.Token);
        return client;
    }

    private SocketModeClient Client(string token, int connections) =>
        new(_http, new SocketModeOptions { AppToken = token, ApiUrl = _server.ApiUrl, Connections = connections }, _receiver, _time, () => 0.2, _log);

    private static async Task Until(Func<bool> holds)
    {
        while (!holds())
            await Task.Yield();
    }
}
