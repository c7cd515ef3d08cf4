using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Simulation.Model;

namespace TriageBot.EndToEnd.Slack;

/// <summary>Every way to ask, and what each button does.</summary>
public sealed class WaysInTests
{
    private const string Case = "oom-kill";

    private static string Target => (string)Repository.Read(Case)["expected"]!["target"]!;

    [Fact]
    public async Task Help_is_private_and_needs_nothing()
    {
        await using var stack = await SlackStack.Start(Case);

        await stack.Ann.Runs(stack.Channel, "/ecs", "help", TestContext.Current.CancellationToken);

        stack.Journal.Ephemerals.ShouldHaveSingleItem().Text.ShouldContain("/ecs why &lt;target&gt;");
        stack.Answers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("wyh 0123", "Did you mean /ecs why?")]
    [InlineData("why not-a-task at all", "What works: a task ARN or id")]
    [InlineData("why", "Why did what die?")]
    public async Task A_mistake_is_answered_privately_and_at_once(string typed, string said)
    {
        await using var stack = await SlackStack.Start(Case);

        await stack.Ann.Runs(stack.Channel, "/ecs", typed, TestContext.Current.CancellationToken);

        stack.Journal.Ephemerals.ShouldHaveSingleItem().Text.ShouldContain(said);
        stack.Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mention_is_answered_once_in_its_thread_although_two_events_come()
    {
        await using var stack = await SlackStack.Start(Case);

        var asked = stack.Ann.Says(stack.Channel, $"<@{stack.Slack.App.BotUserId}> why {Target}");
        await stack.Slack.Delivered(TestContext.Current.CancellationToken);
        var report = await stack.Report();

        report.ThreadTs.ShouldBe(asked.Ts);
        stack.Answers.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_shortcut_finds_the_target_in_an_alerts_attachment()
    {
        await using var stack = await SlackStack.Start(Case);
        var attachments = new JsonArray(new JsonObject { ["color"] = "#D63232", ["title"] = "[FIRING:1] checkout", ["fields"] = new JsonArray(new JsonObject { ["title"] = "Task", ["value"] = Target, ["short"] = false }) });
        var alert = stack.Slack.Alert(stack.Channel, new Author(null, "B0GRAFANA", "A0GRAFANA", "Grafana"), new MessageContent("", null, attachments));

        await stack.Ann.UsesShortcut(alert, "triagebot_why", TestContext.Current.CancellationToken);
        var report = await stack.Report();

        report.ThreadTs.ShouldBe(alert.Ts);
        AnswerTests.Readable(report).ShouldContain("container_oom");
    }

    [Fact]
    public async Task A_shortcut_on_a_message_without_a_target_says_so_privately()
    {
        await using var stack = await SlackStack.Start(Case);
        var chat = stack.Ann.Says(stack.Channel, "lunch?");

        await stack.Ann.UsesShortcut(chat, "triagebot_why", TestContext.Current.CancellationToken);
        await stack.Until(j => j.Ephemerals.Count > 0);

        stack.Journal.Ephemerals.ShouldHaveSingleItem().Text.ShouldContain("found no ECS task");
    }

    [Fact]
    public async Task Who_asks_the_same_again_gets_the_answer_that_is_there()
    {
        await using var stack = await SlackStack.Start(Case);
        await stack.AsksWhy(Case);
        var report = await stack.Report();

        await stack.Ann.Runs(stack.Channel, "/ecs", "why 3f2a81d09b5e4c6fa7130d2e88b954c1", TestContext.Current.CancellationToken);
        await stack.Until(j => j.Ephemerals.Any(e => e.Text.Contains("the answer is the same", StringComparison.Ordinal)));

        stack.Answers.Count.ShouldBe(1);
        stack.Journal.Ephemerals[^1].Text.ShouldContain($"p{report.Ts.Replace(".", "", StringComparison.Ordinal)}");
    }

    [Theory]
    [InlineData("triagebot_logs", "GC overhead limit exceeded")]
    [InlineData("triagebot_evidence", "DescribeTasks")]
    [InlineData("triagebot_changes", "image …/checkout:5.17.2 → …/checkout:5.18.0")]
    [InlineData("triagebot_again", "Checked again: checkout (prod): killed at its 512 MiB memory limit")]
    public async Task A_button_answers_in_the_thread_and_a_double_click_once(string action, string says)
    {
        await using var stack = await SlackStack.Start(Case);
        await stack.AsksWhy(Case);
        var report = await stack.Report();

        await Task.WhenAll(stack.Ann.Clicks(report, action, cancellationToken: TestContext.Current.CancellationToken), stack.Ann.Clicks(report, action, cancellationToken: TestContext.Current.CancellationToken));
        await stack.Until(_ => stack.Answers.Count > 1);

        var reply = stack.Answers[1];
        reply.ThreadTs.ShouldBe(report.Ts);
        AnswerTests.Readable(reply).ShouldContain(says);
        stack.Answers.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_thumb_up_is_kept()
    {
        await using var stack = await SlackStack.Start(Case);
        await stack.AsksWhy(Case);

        await stack.Ann.Clicks(await stack.Report(), "triagebot_right", cancellationToken: TestContext.Current.CancellationToken);
        await stack.Until(j => j.Ephemerals.Any(e => e.Text.Contains("kept as right", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_thumb_down_asks_what_it_was_and_keeps_a_case_for_eval()
    {
        await using var stack = await SlackStack.Start(Case);
        await stack.AsksWhy(Case);
        await stack.Ann.Clicks(await stack.Report(), "triagebot_wrong", cancellationToken: TestContext.Current.CancellationToken);
        await stack.Until(j => j.Views.Count > 0);

        await stack.Ann.Submits(stack.Journal.Views[0], new JsonObject
        {
            ["bucket"] = new JsonObject { ["bucket"] = new JsonObject { ["type"] = "static_select", ["selected_option"] = new JsonObject { ["value"] = "CODE_BUG" } } },
            ["cause"] = new JsonObject { ["cause"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "app_exception" } },
        }, TestContext.Current.CancellationToken);
        await stack.Until(j => j.Ephemerals.Any(e => e.Text.Contains("Thanks: kept", StringComparison.Ordinal)));

        var kept = Directory.GetFiles(stack.Path("store/feedback"), "*.case.json").ShouldHaveSingleItem();
        var eval = await Cli.Cli.Run("eval", kept, "--format", "json");
        eval.Status.ShouldBe(0, eval.Error);
        var result = JsonNode.Parse(eval.Out)!["results"]![0]!;
        ((string?)result["label"]!["bucket"]).ShouldBe("CODE_BUG");
        ((string?)result["bucket"]).ShouldBe("OOM");
    }
}
