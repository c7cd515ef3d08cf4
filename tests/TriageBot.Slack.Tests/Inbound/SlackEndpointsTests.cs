using System.Text;
using TriageBot.Slack.Inbound;
using TriageBot.Slack.Tests.Fakes;

namespace TriageBot.Slack.Tests.Inbound;

public class SlackEndpointsTests
{
    private const string Event = """{"type":"event_callback","event_id":"Ev1","event":{"type":"app_mention"}}""";
    private const string Click = "payload=%7B%22type%22%3A%22block_actions%22%7D";

    private readonly HttpEdge _edge = new();

    [Fact]
    public async Task Any_kind_is_taken_at_any_address()
    {
        _edge.Paths.ShouldBe(["/slack/events", "/slack/commands", "/slack/interactions"]);
        foreach (var path in _edge.Paths)
        {
            (await _edge.PostSigned(Event, HttpEdge.Json, path)).ShouldBe(new HttpAnswer(200, null, ""));
            (await _edge.PostSigned(Signed.Body, HttpEdge.Form, path)).ShouldBe(new HttpAnswer(200, null, ""));
            (await _edge.PostSigned(Click, HttpEdge.Form, path)).ShouldBe(new HttpAnswer(200, null, ""));
        }

        _edge.Receiver.Received.Select(d => d.Kind).Take(3).ShouldBe([DeliveryKind.Event, DeliveryKind.SlashCommand, DeliveryKind.Interaction]);
        _edge.Receiver.Received.Count.ShouldBe(9);
    }

    [Fact]
    public async Task A_command_becomes_the_object_that_socket_mode_has()
    {
        await _edge.PostSigned(Signed.Body + "&extra=a%2Bb+c%C3%A9", HttpEdge.Form);
        var payload = _edge.Receiver.Received.Single().Payload;
        payload.GetProperty("command").GetString().ShouldBe("/webhook-collect");
        payload.GetProperty("text").GetString().ShouldBe("");
        payload.GetProperty("response_url").GetString().ShouldBe("https://hooks.slack.com/commands/T1DC2JH3J/397700885554/96rGlfmibIGlgcZRskXaIFfN");
        payload.GetProperty("extra").GetString().ShouldBe("a+b cé");
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", Event)]
    [InlineData("Application/JSON", Event)]
    [InlineData("application/x-www-form-urlencoded;charset=UTF-8", Click)]
    public async Task Parameters_of_the_media_type_do_not_matter(string contentType, string body)
    {
        (await _edge.PostSigned(body, contentType)).Status.ShouldBe(200);
        _edge.Receiver.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_retry_number_is_told()
    {
        var body = Encoding.UTF8.GetBytes(Event);
        await _edge.Post(body, "/slack/events", headers =>
        {
            headers.ContentType = HttpEdge.Json;
            headers[RequestSignature.TimestampHeader] = Signed.Timestamp;
            headers[RequestSignature.SignatureHeader] = Signed.Sign(body);
            headers["X-Slack-Retry-Num"] = "2";
        });
        _edge.Receiver.Received.Single().RetryNumber.ShouldBe(2);
    }

    [Fact]
    public async Task The_address_is_verified_with_the_challenge()
    {
        var answer = await _edge.PostSigned("""{"token":"x","challenge":"3eZbrw1","type":"url_verification"}""", HttpEdge.Json);
        answer.ShouldBe(new HttpAnswer(200, "application/json; charset=utf-8", """{"challenge":"3eZbrw1"}"""));
        _edge.Receiver.Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1}""", HttpEdge.Json)]
    [InlineData("""{"type":"of_tomorrow"}""", HttpEdge.Json)]
    [InlineData("ssl_check=1&token=x", HttpEdge.Form)]
    public async Task What_asks_for_nothing_is_answered_and_not_handed_on(string body, string contentType)
    {
        (await _edge.PostSigned(body, contentType)).ShouldBe(new HttpAnswer(200, null, ""));
        _edge.Receiver.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unsigned_certificate_probe_is_answered_and_does_nothing()
    {
        var answer = await _edge.Post("ssl_check=1&token=x&command=%2Fecs"u8.ToArray(), "/slack/commands", h => h.ContentType = HttpEdge.Form);
        answer.ShouldBe(new HttpAnswer(200, null, ""));
        _edge.Receiver.Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{", HttpEdge.Json, 400)]
    [InlineData("", HttpEdge.Json, 400)]
    [InlineData("[]", HttpEdge.Json, 400)]
    [InlineData("{}", HttpEdge.Json, 400)]
    [InlineData("""{"type":7}""", HttpEdge.Json, 400)]
    [InlineData("""{"type":"url_verification"}""", HttpEdge.Json, 400)]
    [InlineData("""{"type":"event_callback","x":"\ud800"}""", HttpEdge.Json, 400)]
    [InlineData("", HttpEdge.Form, 400)]
    [InlineData("x=1", HttpEdge.Form, 400)]
    [InlineData("command", HttpEdge.Form, 400)]
    [InlineData("command=%2", HttpEdge.Form, 400)]
    [InlineData("command=%zz", HttpEdge.Form, 400)]
    [InlineData("command=%ff", HttpEdge.Form, 400)]
    [InlineData("command=a&command=b", HttpEdge.Form, 400)]
    [InlineData("command=a&payload=%7B%22type%22%3A%22x%22%7D", HttpEdge.Form, 400)]
    [InlineData("payload=%7B", HttpEdge.Form, 400)]
    [InlineData("payload=%7B%7D", HttpEdge.Form, 400)]
    [InlineData(Event, "text/plain", 415)]
    [InlineData(Event, "", 415)]
    [InlineData(Event, ";;;", 415)]
    public async Task What_is_signed_but_broken_is_refused(string body, string contentType, int status)
    {
        (await _edge.PostSigned(body, contentType)).Status.ShouldBe(status);
        _edge.Receiver.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_forged_request_hears_the_same_whatever_it_holds()
    {
        foreach (var body in new[] { Event, "{", "", """{"challenge":"x","type":"url_verification"}""" })
            (await _edge.Post(Encoding.UTF8.GetBytes(body), "/slack/events", h => h.ContentType = HttpEdge.Json)).ShouldBe(new HttpAnswer(401, "text/plain; charset=utf-8", "unauthorized"));
    }

    [Theory]
    [InlineData(0, 400)]
    [InlineData(1, 413)]
    public async Task A_body_beyond_a_mebibyte_is_too_large(int over, int status) =>
        (await _edge.PostSigned(new byte[(1024 * 1024) + over], HttpEdge.Json)).Status.ShouldBe(status);

    [Fact]
    public async Task An_acknowledgement_goes_out_as_json()
    {
        _edge.Receiver.Answer = (_, _) => Task.FromResult(FakeReceiver.Say("""{"text":"Looking"}"""));
        (await _edge.PostSigned(Signed.Body, HttpEdge.Form)).ShouldBe(new HttpAnswer(200, "application/json; charset=utf-8", """{"text":"Looking"}"""));
    }

    [Fact]
    public async Task What_is_not_stored_is_delivered_again_or_told_to_the_person()
    {
        _edge.Receiver.Answer = (_, _) => throw new NotAcceptedException("The disk is full <!here>; ask the operator.");
        (await _edge.PostSigned(Event, HttpEdge.Json)).Status.ShouldBe(500);
        (await _edge.PostSigned(Click, HttpEdge.Form)).Status.ShouldBe(500);
        var answer = await _edge.PostSigned(Signed.Body, HttpEdge.Form);
        answer.Status.ShouldBe(200);
        answer.Body.ShouldBe("""{"response_type":"ephemeral","text":"The disk is full &lt;!here&gt;; ask the operator."}""");
    }

    [Fact]
    public async Task A_receiver_that_breaks_takes_nothing_down_and_shows_nothing()
    {
        _edge.Receiver.Answer = (_, _) => throw new InvalidOperationException("text of the request");
        (await _edge.PostSigned(Event, HttpEdge.Json)).Status.ShouldBe(500);
        _edge.Log.All.ShouldContain("InvalidOperationException");
        _edge.Log.All.ShouldNotContain("text of the request");
    }

    [Fact]
    public async Task A_receiver_that_hangs_is_not_waited_for()
    {
        _edge.Receiver.Answer = async (_, _) =>
        {
            await new TaskCompletionSource().Task;
            return Acknowledgement.Empty;
        };
        var answering = _edge.PostSigned(Signed.Body, HttpEdge.Form);
        await _edge.Time.Pass(TimeSpan.FromSeconds(2.5));
        (await answering).Body.ShouldContain("ephemeral");
    }
}
