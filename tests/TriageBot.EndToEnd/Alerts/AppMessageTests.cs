using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Slack;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Simulation.Model;

namespace TriageBot.EndToEnd.Alerts;

/// <summary>Alerts that other apps post in a channel are answered in their threads, once for an incident.</summary>
public sealed class AppMessageTests
{
    private const string Case = "oom-kill";

    private static string Target => (string)Repository.Read(Case)["expected"]!["target"]!;

    private static Author Grafana => new(null, "B0GRAFANA", "A0GRAFANA", "Grafana");

    public static TheoryData<string, string, MessageContent> Shapes => new()
    {
        { "Grafana", "B0GRAFANA", new("", null, Attachment("[FIRING:1] ECS tasks stopped", ("Cluster", "prod"), ("Service", "checkout"))) },
        { "PagerDuty", "B0PAGER", new("", null, [new JsonObject { ["blocks"] = new JsonArray(Section($"*Triggered #123*: <https://acme.pagerduty.com/incidents/Q1|checkout is down>"), Section($"Details: {Target}")) }]) },
        { "Amazon Q", "B0AMAZONQ", new("", null, Attachment("CloudWatch Alarm | checkout-unhealthy | eu-central-1 | Account: 111122223333", ("ClusterName", "prod"), ("ServiceName", "checkout"))) },
        { "Opsgenie", "B0OPSGENIE", new("", null, Attachment("#42: task stopped", ("Tags", $"task_arn:{Target}"))) },
        { "Datadog", "B0DATADOG", new("", null, Attachment("Triggered: checkout restarts", ("Tags", "ecs_cluster_name:prod, ecs_service:checkout"))) },
        { "Alertmanager", "B0PROM", new("", null, Attachment("[FIRING:2] EcsTaskStopped", ("Labels", "ecs_cluster=prod\nservice_name=checkout"))) },
        { "deploy watcher", "B0LAMBDA", new($"ECS task failed: `{Target}`", null, null) },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task An_alert_of_another_app_is_answered_in_its_thread(string app, string bot, MessageContent content)
    {
        await using var stack = await SlackStack.Start(Case);

        var alert = stack.Slack.Alert(stack.Channel, new Author(null, bot, null, app), content);
        var report = await stack.Report();

        report.ThreadTs.ShouldBe(alert.Ts);
        report.Content.Text.ShouldContain("checkout");
        AnswerTests.Readable(report).ShouldContain("OutOfMemoryError");
    }

    [Fact]
    public async Task A_second_alert_joins_the_message_of_the_first()
    {
        await using var stack = await SlackStack.Start(Case);
        stack.Slack.Alert(stack.Channel, Grafana, new("", null, Attachment("[FIRING:1] ECS tasks stopped", ("Cluster", "prod"), ("Service", "checkout"))));
        await stack.Report();

        stack.Slack.Alert(stack.Channel, Grafana, new("", null, Attachment("[FIRING:1] ECS error rate", ("Cluster", "prod"), ("Service", "checkout"))));
        stack.Slack.Alert(stack.Channel, new Author(null, "B0PAGER", "A0PAGER", "PagerDuty"), new($"Triggered #7: {Target}", null, null));
        await stack.Until(_ => stack.Answers.Any(m => AnswerTests.Readable(m).Contains("3 alerts", StringComparison.Ordinal)));

        var only = stack.Answers.ShouldHaveSingleItem();
        AnswerTests.Readable(only).ShouldContain("same key: checkout · OOM · container_oom");
    }

    private static JsonObject Section(string text) => new() { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = text } };

    private static JsonArray Attachment(string title, params (string Title, string Value)[] fields) =>
        [new JsonObject { ["color"] = "#D63232", ["title"] = title, ["fields"] = new JsonArray([.. fields.Select(f => (JsonNode)new JsonObject { ["title"] = f.Title, ["value"] = f.Value, ["short"] = true })]) }];
}
