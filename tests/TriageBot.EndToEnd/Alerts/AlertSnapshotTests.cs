using System.Net;
using TriageBot.EndToEnd.Slack;

namespace TriageBot.EndToEnd.Alerts;

/// <summary>Every kind of message about alerts, as somebody has read it and found it right.</summary>
public sealed class AlertSnapshotTests
{
    private const string Case = "oom-kill";
    private const string Secret = "s3cret-of-the-sender";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static (string, string)[] Settings => [("Alerts:Channel", "inc-042"), ("Alerts:PagerDutySecret", Secret), ("Alerts:GenericSecret", Secret)];

    [Fact]
    public async Task An_answer_names_its_alert_and_whom_it_is_for()
    {
        await using var stack = await SlackStack.Start(
            Case, settings: [.. Settings, ("Alerts:Owners:0:Service", "checkout*"), ("Alerts:Owners:0:Name", "Payments"), ("Alerts:Owners:0:Mention", "S0PAYMENTS")]);

        await Page(stack, 1);

        MessageSnapshotTests.Kept((await stack.Report()).Content, "alert");
    }

    [Fact]
    public async Task An_owner_is_mentioned_where_the_channel_allows_it()
    {
        await using var stack = await SlackStack.Start(
            Case,
            settings:
            [
                .. Settings, ("Alerts:Owners:0:Service", "checkout*"), ("Alerts:Owners:0:Name", "Payments"), ("Alerts:Owners:0:Mention", "S0PAYMENTS"),
                ("Slack:Channels:0:Channel", "inc-042"), ("Slack:Channels:0:Mentions", "true"),
            ]);

        await Page(stack, 1);

        MessageSnapshotTests.Kept((await stack.Report()).Content, "alert-mention");
    }

    [Fact]
    public async Task Joined_alerts_are_counted()
    {
        await using var stack = await SlackStack.Start(Case, settings: Settings);
        await Page(stack, 1);
        await stack.Report();

        await Page(stack, 2);
        await WebhookTests.Post(stack, "generic", WebhookTests.Sample("cloudwatch-metric"));
        await stack.Until(_ => AnswerTests.Readable(stack.Answers[0]).Contains("3 alerts", StringComparison.Ordinal));

        MessageSnapshotTests.Kept(stack.Answers.ShouldHaveSingleItem().Content, "alert-joined");
    }

    [Fact]
    public async Task The_end_and_its_coming_back_are_one_reply()
    {
        await using var stack = await SlackStack.Start(Case, settings: Settings);
        await Page(stack, 1);
        await stack.Report();

        await WebhookTests.Post(stack, "pagerduty", WebhookTests.Sample("pagerduty-resolved"));
        await stack.Until(_ => stack.Answers.Count == 2);
        MessageSnapshotTests.Kept(stack.Answers[1].Content, "alert-over");
        await WebhookTests.Post(stack, "pagerduty", WebhookTests.Sample("pagerduty-triggered").Replace("01ABCDEFGHIJKLMNOPQRSTUVW1", "01AGAIN", StringComparison.Ordinal).Replace("2026-01-01T14", "2026-01-01T15", StringComparison.Ordinal));
        await stack.Until(_ => stack.Answers[1].Content.Text.Contains("again", StringComparison.Ordinal));

        stack.Answers.Count.ShouldBe(2);
        MessageSnapshotTests.Kept(stack.Answers[1].Content, "alert-again");
    }

    [Fact]
    public async Task A_service_is_muted_and_unmuted_where_everybody_sees_it()
    {
        await using var stack = await SlackStack.Start(Case, settings: Settings);
        await Page(stack, 1);
        var report = await stack.Report();

        await stack.Ann.Clicks(report, "triagebot_mute", cancellationToken: Now);
        await stack.Until(_ => stack.Answers.Count == 2);
        var muted = stack.Answers[1];
        muted.ThreadTs.ShouldBe(report.Ts);
        (muted.Content with { Text = Until(muted.Content.Text) }).Text.ShouldBe("🔕 Alerts about checkout are not answered here until ….");
        await Page(stack, 2);
        await stack.Logged("its service is muted there");
        await stack.Ann.Clicks(muted, "triagebot_unmute", cancellationToken: Now);
        await stack.Until(_ => stack.Answers.Count == 3);
        MessageSnapshotTests.Kept(stack.Answers[2].Content, "alert-unmuted");
        await Page(stack, 3);
        await stack.Until(_ => AnswerTests.Readable(stack.Answers[0]).Contains("2 alerts", StringComparison.Ordinal));

        static string Until(string text) => System.Text.RegularExpressions.Regex.Replace(text, "until [0-9:]+ UTC", "until …");
    }

    [Fact]
    public async Task More_incidents_than_an_hour_may_have_are_one_message()
    {
        await using var stack = await SlackStack.Start(Case, settings: [.. Settings, ("Alerts:PerHour", "1")]);
        await Page(stack, 1);
        await stack.Report();

        await WebhookTests.Post(stack, "pagerduty", WebhookTests.Sample("pagerduty-triggered").Replace("ABCDEFG", "OTHEROT", StringComparison.Ordinal).Replace("checkout", "checkout-worker", StringComparison.Ordinal));
        await stack.Until(_ => stack.Answers.Count == 2);

        MessageSnapshotTests.Kept(stack.Answers[1].Content, "alert-too-many");
    }

    [Fact]
    public async Task In_quiet_hours_nothing_is_posted()
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var stack = await SlackStack.Start(Case, settings: [.. Settings, ("Alerts:QuietHours", $"{now.AddHours(-1):HH:mm}-{now.AddHours(2):HH:mm}")]);

        await Page(stack, 1);
        await stack.Logged("is posted when the quiet hours end");

        stack.Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_channel_without_alerts_gets_none()
    {
        await using var stack = await SlackStack.Start(Case, settings: [.. Settings, ("Slack:Channels:0:Channel", "inc-042"), ("Slack:Channels:0:Alerts", "false")]);

        await Page(stack, 1);
        await stack.Logged("alerts are not answered in this channel");

        stack.Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_channel_bound_to_another_account_is_not_told()
    {
        await using var stack = await SlackStack.Start(Case, settings: [.. Settings, ("Slack:Channels:0:Channel", "inc-042"), ("Slack:Channels:0:Account", "999988887777")]);

        await Page(stack, 1);
        await stack.Logged("account 111122223333 is not read for this channel");

        stack.Answers.ShouldBeEmpty();
    }

    private static Task<HttpStatusCode> Page(SlackStack stack, int number) =>
        WebhookTests.Post(stack, "pagerduty", WebhookTests.Sample("pagerduty-triggered").Replace("01ABCDEFGHIJKLMNOPQRSTUVW1", $"01ALERT{number}", StringComparison.Ordinal));
}
