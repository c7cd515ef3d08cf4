using System.Text.Json.Nodes;

namespace TriageBot.Tests.Deploy;

/// <summary>deploy/ecs-events.yaml as CloudFormation would deploy it, and events that its rules would see.</summary>
internal static class EcsEventsStack
{
    public const string Cluster = "arn:aws:ecs:us-east-1:123456789012:cluster/web";
    public const string GroupArn = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/ecs/stopped-tasks";
    public const string QueueArn = "arn:aws:sqs:us-east-1:123456789012:triagebot-ecs-events-AlertMessages-1A2B";
    public const string DeadLetterArn = "arn:aws:sqs:us-east-1:123456789012:triagebot-ecs-events-AlertDeadLetters-1A2B";
    public const string Rules = "arn:aws:events:us-east-1:123456789012:rule/";

    public static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["AWS::Partition"] = "aws",
        ["AWS::Region"] = "us-east-1",
        ["AWS::AccountId"] = "123456789012",
        ["AWS::StackName"] = "triagebot-ecs-events",
        ["LogGroupName"] = "/aws/events/ecs/stopped-tasks",
        ["EventLogGroup"] = "/aws/events/ecs/stopped-tasks",
        ["RetentionInDays"] = "30",
        ["AlertMessages"] = "https://sqs.us-east-1.amazonaws.com/123456789012/triagebot-ecs-events-AlertMessages-1A2B",
        ["AlertMessages.Arn"] = QueueArn,
        ["AlertDeadLetters.Arn"] = DeadLetterArn,
    };

    public static readonly string[] QueueRules = ["AlertEventRule", "AlertDeploymentRule", "AlertAlarmRule"];

    public static Template Events { get; } = Template.Read("ecs-events.yaml");

    public static bool Accepts(JsonObject occurrence, params string[] clusters) => AcceptedBy("EventRule", occurrence, clusters);

    public static bool AcceptedBy(string rule, JsonObject occurrence, params string[] clusters) =>
        EventPattern.Matches((JsonObject)new Resolving(Names, clusters).Value(Events["Resources", rule, "Properties", "EventPattern"])!, occurrence);

    public static string TargetOf(string rule) => Value("Resources", rule, "Properties", "Targets").AsArray().ShouldHaveSingleItem()!["Arn"]!.GetValue<string>();

    public static string RuleArn(string rule) => Rules + Resolved("Resources", rule, "Properties", "Name");

    public static List<string> Texts(JsonNode list) => [.. list.AsArray().Select(text => text!.GetValue<string>())];

    public static JsonNode Value(params string[] path) => new Resolving(Names, []).Value(Events[path])!;

    public static string Resolved(params string[] path) => Value(path).GetValue<string>();

    // Fields as in AWS's own sample events: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
    public static JsonObject TaskEvent(string lastStatus) => new()
    {
        ["version"] = "0",
        ["source"] = "aws.ecs",
        ["detail-type"] = "ECS Task State Change",
        ["account"] = "123456789012",
        ["region"] = "us-east-1",
        ["resources"] = new JsonArray("arn:aws:ecs:us-east-1:123456789012:task/web/3f2a9c0b7d1e4f5a8b6c2d3e4f5a6bc1"),
        ["detail"] = new JsonObject { ["clusterArn"] = Cluster, ["lastStatus"] = lastStatus, ["desiredStatus"] = "STOPPED", ["stopCode"] = "EssentialContainerExited", ["version"] = 5 },
    };

    public static JsonObject Deployment() => new()
    {
        ["version"] = "0",
        ["source"] = "aws.ecs",
        ["detail-type"] = "ECS Deployment State Change",
        ["resources"] = new JsonArray("arn:aws:ecs:us-east-1:123456789012:service/web/checkout"),
        ["detail"] = new JsonObject { ["eventType"] = "ERROR", ["eventName"] = "SERVICE_DEPLOYMENT_FAILED", ["deploymentId"] = "ecs-svc/123" },
    };

    public static JsonObject ServiceAction() => new()
    {
        ["version"] = "0",
        ["source"] = "aws.ecs",
        ["detail-type"] = "ECS Service Action",
        ["resources"] = new JsonArray("arn:aws:ecs:us-east-1:123456789012:service/web/checkout"),
        ["detail"] = new JsonObject { ["eventType"] = "ERROR", ["eventName"] = "SERVICE_TASK_PLACEMENT_FAILURE", ["clusterArn"] = Cluster, ["reason"] = "RESOURCE:FARGATE" },
    };
}
