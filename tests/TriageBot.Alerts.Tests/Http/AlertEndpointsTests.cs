using System.Net;
using TriageBot.Alerts.Tests.Fakes;

namespace TriageBot.Alerts.Tests.Http;

public sealed class AlertEndpointsTests
{
    private const string Secret = "a-secret-of-thirty-two-characters";

    private static readonly AlertWebhooks s_settings = new() { GenericSecrets = [Secret], AlertmanagerSecrets = [Secret] };
    private static readonly (string, string) s_proof = ("X-Alert-Secret", Secret);

    [Theory]
    [InlineData("pagerduty")]
    [InlineData("sns")]
    [InlineData("opsgenie")]
    [InlineData("grafana")]
    [InlineData("alertmanager")]
    [InlineData("generic")]
    public async Task What_is_not_configured_is_off_and_says_so(string source)
    {
        await using var server = await AlertServer.Start(new AlertWebhooks());

        var answer = await server.Post(source, "{}");

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Text.ShouldContain("are off: no ", Case.Sensitive);
    }

    [Fact]
    public async Task A_repeated_alert_is_taken_once()
    {
        await using var server = await AlertServer.Start(s_settings);

        for (var i = 0; i < 3; i++)
            (await server.Post("alertmanager", Sample.Text("alertmanager"), s_proof)).Status.ShouldBe(HttpStatusCode.OK);

        server.Intake.Taken.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_body_of_256_KiB_is_read_and_a_longer_one_is_not()
    {
        await using var server = await AlertServer.Start(s_settings);
        var body = $$"""{"title":"t","text":"{{new string('x', (256 * 1024) - 23)}}"}""";
        body.Length.ShouldBe(256 * 1024);

        (await server.Post("generic", body, s_proof)).Status.ShouldBe(HttpStatusCode.OK);
        (await server.Post("generic", body + " ", s_proof)).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("{\"title\":", "no JSON")]
    [InlineData("hello", "no JSON")]
    [InlineData("[1]", "no alert of generic")]
    [InlineData("{\"n\":1}", "no alert of generic")]
    public async Task What_nobody_can_read_is_kept_and_named(string body, string because)
    {
        await using var server = await AlertServer.Start(s_settings);

        (await server.Post("generic", body, s_proof)).Status.ShouldBe(HttpStatusCode.OK);

        var kept = server.Intake.Kept.ShouldHaveSingleItem();
        (kept.Source, kept.Body.Length).ShouldBe(("generic", body.Length));
        kept.Because.ShouldContain(because);
        server.Log.All.ShouldContain(kept.Id);
        server.Log.All.ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("generic.json")]
    [InlineData("")]
    public async Task Where_nothing_can_be_stored_the_sender_is_asked_to_send_again(string sample)
    {
        await using var server = await AlertServer.Start(s_settings);
        server.Intake.Broken = true;

        var answer = await server.Post("generic", sample.Length == 0 ? "" : Sample.Text("generic"), s_proof);

        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(10));
        server.Log.All.ShouldContain("The store is full");
    }

    [Fact]
    public async Task Another_format_may_be_asked_first()
    {
        await using var server = await AlertServer.Start(s_settings, new FirstFormat());

        (await server.Post("generic", """{"detail-type":"x"}""", s_proof)).Status.ShouldBe(HttpStatusCode.OK);

        server.Intake.Taken.ShouldHaveSingleItem().Title.ShouldBe("first");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task An_empty_secret_stops_the_start(string secret) =>
        await Should.ThrowAsync<ArgumentException>(() => AlertServer.Start(new AlertWebhooks { GenericSecrets = [secret] }));

    [Theory]
    [InlineData("alarms")]
    [InlineData("arn:aws:sns:eu-central-1:123456789012:*")]
    [InlineData("arn:aws:sqs:eu-central-1:123456789012:alarms")]
    public async Task A_topic_that_is_none_stops_the_start(string topic) =>
        (await Should.ThrowAsync<ArgumentException>(() => AlertServer.Start(new AlertWebhooks { SnsTopics = [topic] }))).Message.ShouldContain(topic);
}
