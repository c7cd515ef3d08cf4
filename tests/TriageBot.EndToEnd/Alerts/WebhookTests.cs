using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TriageBot.Alerts;
using TriageBot.Alerts.EventBridge;
using TriageBot.Alerts.Tests.Fakes;
using TriageBot.EndToEnd.Slack;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Alerts;

/// <summary>An alert that a monitor posts is answered in the channel that it is routed to.</summary>
public sealed class WebhookTests
{
    private const string Case = "oom-kill";
    private const string Secret = "s3cret-of-the-sender";

    private static (string, string)[] Settings =>
    [
        ("Alerts:Channel", "inc-042"), ("Alerts:PagerDutySecret", Secret), ("Alerts:OpsgenieSecret", Secret), ("Alerts:GrafanaSecret", Secret),
        ("Alerts:AlertmanagerSecret", Secret), ("Alerts:GenericSecret", Secret),
    ];

    [Theory]
    [InlineData("pagerduty", "pagerduty-triggered", "PagerDuty")]
    [InlineData("opsgenie", "opsgenie-create", "Opsgenie")]
    [InlineData("grafana", "grafana", "Grafana")]
    [InlineData("alertmanager", "alertmanager", "Alertmanager")]
    [InlineData("generic", "generic", "a webhook")]
    [InlineData("generic", "datadog-triggered", "Datadog")]
    [InlineData("generic", "cloudwatch-metric", "CloudWatch")]
    public async Task An_alert_is_answered_in_its_channel(string way, string sample, string sender)
    {
        await using var stack = await SlackStack.Start(Case, settings: Settings);

        (await Post(stack, way, Sample(sample))).ShouldBe(HttpStatusCode.OK);
        var report = await stack.Report();

        report.ChannelId.ShouldBe(stack.Channel.Id);
        report.ThreadTs.ShouldBeNull();
        AnswerTests.Readable(report).ShouldContain("container_oom");
        AnswerTests.Readable(report).ShouldContain($"for an alert of {sender}");
    }

    [Fact]
    public async Task A_notification_of_a_topic_is_answered()
    {
        await using var stack = await SlackStack.Start(Case, settings: Settings);
        using var sender = new SnsSender();
        var web = new FakeSnsWeb();
        web.Pages[SnsSender.CertificateUrl] = sender.Certificate();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapAlerts(new AlertWebhooks { SnsTopics = [SnsSender.Topic] }, stack.Intake, new FixedTime(), NullLogger.Instance, web, new EventBridgeAlerts());
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        using var body = new StringContent(SnsSender.Body(sender.Notification(Sample("cloudwatch-metric"))), Encoding.UTF8, "text/plain");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/alerts/sns") { Content = body };
        request.Headers.Add("x-amz-sns-message-type", "Notification");
        request.Headers.Add("x-amz-sns-topic-arn", SnsSender.Topic);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        AnswerTests.Readable(await stack.Report()).ShouldContain("for an alert of CloudWatch");
    }

    [Fact]
    public async Task A_repeated_delivery_is_answered_once()
    {
        await using var stack = await SlackStack.Start(Case, settings: Settings);

        for (var i = 0; i < 3; i++)
            (await Post(stack, "pagerduty", Sample("pagerduty-triggered"))).ShouldBe(HttpStatusCode.OK);
        var report = await stack.Report();
        (await Post(stack, "pagerduty", Sample("pagerduty-triggered").Replace("ABCDEFG", "XXXXXXX", StringComparison.Ordinal))).ShouldBe(HttpStatusCode.OK);
        await stack.Until(_ => stack.Answers.Any(m => AnswerTests.Readable(m).Contains("2 alerts", StringComparison.Ordinal)));

        stack.Answers.ShouldHaveSingleItem().Ts.ShouldBe(report.Ts);
    }

    [Fact]
    public async Task The_end_is_told_in_the_thread_with_what_was_seen_to_change()
    {
        await using var stack = await SlackStack.Start(Case, settings: Settings);
        await Post(stack, "pagerduty", Sample("pagerduty-triggered"));
        var report = await stack.Report();

        await Post(stack, "pagerduty", Sample("pagerduty-resolved"));
        await stack.Until(_ => stack.Answers.Count == 2);

        var closing = stack.Answers[1];
        closing.ThreadTs.ShouldBe(report.Ts);
        closing.Content.Text.ShouldContain("PagerDuty says it is over");
        closing.Content.Text.ShouldContain("Nothing about the service was seen to change");
    }

    [Fact]
    public async Task A_forged_alert_is_refused_and_leaves_no_trace()
    {
        await using var stack = await SlackStack.Start(Case, settings: Settings);

        (await Post(stack, "pagerduty", Sample("pagerduty-triggered"), secret: "another")).ShouldBe(HttpStatusCode.Unauthorized);

        stack.Answers.ShouldBeEmpty();
        stack.Log.ShouldNotContain(Secret);
    }

    internal static async Task<HttpStatusCode> Post(SlackStack stack, string way, string body, string secret = Secret)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(stack.Url), $"/alerts/{way}")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));
        switch (way)
        {
            case "pagerduty":
                request.Headers.Add("X-PagerDuty-Signature", $"v1={signature}");
                break;
            case "generic":
                request.Headers.Add("X-Hub-Signature-256", $"sha256={signature}");
                break;
            default:
                request.Headers.Authorization = new("Bearer", secret);
                break;
        }

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>A sample of the webhooks' tests, of the case's account.</summary>
    internal static string Sample(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Alerts", "Samples", $"{name}.json"))
        .Replace("123456789012", "111122223333", StringComparison.Ordinal)
        .Replace("0123456789abcdef0123456789abcdef", Repository.Read(Case)["expected"]!["target"]!.ToString().Split('/')[^1], StringComparison.Ordinal);
}
