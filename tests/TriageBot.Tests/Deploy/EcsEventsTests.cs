using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Tests.Deploy;

public sealed class EcsEventsTests
{
    private const string Cluster = "arn:aws:ecs:us-east-1:123456789012:cluster/web";
    private const string GroupArn = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/ecs/stopped-tasks";
    private const string QueueArn = "arn:aws:sqs:us-east-1:123456789012:triagebot-ecs-events-AlertMessages-1A2B";
    private const string DeadLetterArn = "arn:aws:sqs:us-east-1:123456789012:triagebot-ecs-events-AlertDeadLetters-1A2B";
    private const string Rules = "arn:aws:events:us-east-1:123456789012:rule/";

    private static readonly Dictionary<string, string> Names = new()
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

    private readonly Template _template = Template.Read("ecs-events.yaml");

    [Fact]
    public void A_stopped_task_is_recorded() => Accepts(TaskEvent("STOPPED")).ShouldBeTrue();

    [Theory]
    [InlineData("PENDING")]
    [InlineData("RUNNING")]
    [InlineData("DEPROVISIONING")]
    public void A_task_that_has_not_stopped_is_not(string lastStatus) => Accepts(TaskEvent(lastStatus)).ShouldBeFalse();

    [Fact]
    public void A_service_action_is_recorded() => Accepts(ServiceAction()).ShouldBeTrue();

    [Theory]
    [InlineData("aws.ecs", "ECS Container Instance State Change")]
    [InlineData("aws.cloudwatch", "CloudWatch Alarm State Change")]
    [InlineData("aws.batch", "ECS Service Action")]
    public void Other_events_are_not(string source, string detailType)
    {
        var other = ServiceAction();
        (other["source"], other["detail-type"]) = (source, detailType);

        Accepts(other).ShouldBeFalse();
        AcceptedBy("DeploymentRule", other).ShouldBeFalse();
    }

    [Fact]
    public void The_recording_can_be_restricted_to_clusters()
    {
        Accepts(TaskEvent("STOPPED"), Cluster).ShouldBeTrue();
        Accepts(ServiceAction(), $"{Cluster}-2", Cluster).ShouldBeTrue();
        Accepts(TaskEvent("STOPPED"), $"{Cluster}-2").ShouldBeFalse();
        Accepts(ServiceAction(), $"{Cluster}-2").ShouldBeFalse();
    }

    [Fact]
    public void A_deployment_is_recorded_although_its_event_names_no_cluster()
    {
        AcceptedBy("DeploymentRule", Deployment(), Cluster).ShouldBeTrue();
        Accepts(Deployment(), Cluster).ShouldBeFalse();
        Targets("DeploymentRule", queue: false).ShouldBe([GroupArn]);
    }

    [Fact]
    public void The_log_group_is_one_that_eventbridge_may_write_to()
    {
        var parameter = (YamlScalarNode)_template["Parameters", "LogGroupName", "Default"];
        var allowed = (YamlScalarNode)_template["Parameters", "LogGroupName", "AllowedPattern"];

        parameter.Value.ShouldBe(Names["LogGroupName"]);
        parameter.Value!.ShouldMatch(allowed.Value!);
        "/ecs/elsewhere".ShouldNotMatch(allowed.Value!);
        ((YamlScalarNode)_template["Parameters", "RetentionInDays", "Default"]).Value.ShouldBe("30");
        Resolved("Resources", "EventLogGroup", "Properties", "LogGroupName").ShouldBe(Names["LogGroupName"]);
    }

    [Fact]
    public void The_rule_writes_to_the_log_group_without_a_role()
    {
        var target = (JsonObject)((JsonArray)Value("Resources", "EventRule", "Properties", "Targets")).ShouldHaveSingleItem()!;

        target["Arn"]!.GetValue<string>().ShouldBe(GroupArn);
        target.ContainsKey("RoleArn").ShouldBeFalse();
    }

    [Fact]
    public void The_resource_policy_lets_these_rules_write_and_nothing_else()
    {
        var policy = JsonNode.Parse(Resolved("Resources", "EventLogPolicy", "Properties", "PolicyDocument"))!;
        var statements = policy["Statement"]!.AsArray();

        foreach (var statement in statements)
        {
            statement!["Effect"]!.GetValue<string>().ShouldBe("Allow");
            statement["Principal"]!["Service"]!.AsArray().Select(service => service!.GetValue<string>()).ShouldBe(["events.amazonaws.com", "delivery.logs.amazonaws.com"]);
            statement["Resource"]!.GetValue<string>().ShouldBe($"{GroupArn}:*");
        }

        statements.Select(statement => statement!["Action"]!.GetValue<string>()).ShouldBe(["logs:CreateLogStream", "logs:PutLogEvents"]);
        Texts(statements[1]!["Condition"]!["ArnEquals"]!["aws:SourceArn"]!).ShouldBe([RuleArn("EventRule"), RuleArn("DeploymentRule")]);
    }

    [Fact]
    public void Without_the_queue_nothing_of_it_is_created()
    {
        ((YamlScalarNode)_template["Parameters", "AlertQueue", "Default"]).Value.ShouldBe("no");
        Targets("EventRule", queue: false).ShouldBe([GroupArn]);

        foreach (var resource in (string[])["AlarmRule", "AlertMessages", "AlertDeadLetters", "AlertQueuePolicy"])
            ((YamlScalarNode)_template["Resources", resource, "Condition"]).Value.ShouldBe("WithQueue");
        foreach (var output in (string[])["QueueUrl", "QueueArn", "DeadLetterQueueArn", "AlertConfiguration"])
            ((YamlScalarNode)_template["Outputs", output, "Condition"]).Value.ShouldBe("WithQueue");
    }

    [Fact]
    public void With_the_queue_every_event_goes_there_too_and_alarms_only_there()
    {
        Targets("EventRule", queue: true).ShouldBe([GroupArn, QueueArn]);
        Targets("DeploymentRule", queue: true).ShouldBe([GroupArn, QueueArn]);
        Targets("AlarmRule", queue: true).ShouldBe([QueueArn]);
        AcceptedBy("AlarmRule", new JsonObject { ["source"] = "aws.cloudwatch", ["detail-type"] = "CloudWatch Alarm State Change" }).ShouldBeTrue();
        AcceptedBy("AlarmRule", TaskEvent("STOPPED")).ShouldBeFalse();
    }

    [Fact]
    public void The_queue_takes_messages_of_these_rules_alone_and_gives_up_on_what_nobody_can_read()
    {
        var statement = Value("Resources", "AlertQueuePolicy", "Properties", "PolicyDocument")["Statement"]!.AsArray().ShouldHaveSingleItem()!;

        (statement["Action"]!.GetValue<string>(), statement["Resource"]!.GetValue<string>()).ShouldBe(("sqs:SendMessage", QueueArn));
        statement["Principal"]!["Service"]!.GetValue<string>().ShouldBe("events.amazonaws.com");
        Texts(statement["Condition"]!["ArnEquals"]!["aws:SourceArn"]!).ShouldBe([RuleArn("EventRule"), RuleArn("DeploymentRule"), RuleArn("AlarmRule")]);
        Value("Resources", "AlertMessages", "Properties", "RedrivePolicy")["deadLetterTargetArn"]!.GetValue<string>().ShouldBe(DeadLetterArn);
        foreach (var queue in (string[])["AlertMessages", "AlertDeadLetters"])
            Value("Resources", queue, "Properties", "SqsManagedSseEnabled").GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public void The_outputs_give_the_line_for_the_configuration()
    {
        Resolved("Outputs", "LogGroupName", "Value").ShouldBe(Names["LogGroupName"]);
        Resolved("Outputs", "Configuration", "Value").ShouldBe("Evidence: { EventLogGroups: [ '/aws/events/ecs/stopped-tasks' ] }");
        Resolved("Outputs", "AlertConfiguration", "Value").ShouldBe($"Alerts: {{ Queue: '{QueueArn}' }}");
        Resolved("Outputs", "QueueArn", "Value").ShouldBe(QueueArn);
    }

    [Fact]
    public void Every_function_is_one_of_cloudformation_and_names_something_that_exists()
    {
        string[] known = [.. _template.Keys("Parameters"), .. _template.Keys("Resources"), "AWS::NoValue"];
        var functions = _template.Functions().ToList();

        functions.Count.ShouldBeGreaterThan(5);
        functions.ShouldAllBe(function => Template.IsKnown(function.Function));
        functions.Where(function => function.Function == "!Ref").Select(function => ((YamlScalarNode)function.Node).Value!).ShouldBeSubsetOf(known);
        functions.Where(function => function.Function == "!GetAtt").Select(function => ((YamlScalarNode)function.Node).Value!.Split('.')[0]).ShouldBeSubsetOf(_template.Keys("Resources"));
        functions.Where(function => function.Function == "!If").Select(function => ((YamlScalarNode)((YamlSequenceNode)function.Node)[0]).Value!).ShouldBeSubsetOf(_template.Keys("Conditions"));
        _template.Keys("Parameters").ShouldNotContain(parameter => _template.Keys("Resources").Contains(parameter));
    }

    private bool Accepts(JsonObject occurrence, params string[] clusters) => AcceptedBy("EventRule", occurrence, clusters);

    private bool AcceptedBy(string rule, JsonObject occurrence, params string[] clusters) =>
        EventPattern.Matches((JsonObject)new Resolving(Names, clusters).Value(_template["Resources", rule, "Properties", "EventPattern"])!, occurrence);

    private List<string> Targets(string rule, bool queue) =>
        [.. ((JsonArray)new Resolving(Names, [], queue).Value(_template["Resources", rule, "Properties", "Targets"])!).Select(target => target!["Arn"]!.GetValue<string>())];

    private string RuleArn(string rule) => Rules + Resolved("Resources", rule, "Properties", "Name");

    private static List<string> Texts(JsonNode list) => [.. list.AsArray().Select(text => text!.GetValue<string>())];

    private JsonNode Value(params string[] path) => new Resolving(Names, []).Value(_template[path])!;

    private string Resolved(params string[] path) => Value(path).GetValue<string>();

    // Fields as in AWS's own sample events: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
    private static JsonObject TaskEvent(string lastStatus) => new()
    {
        ["version"] = "0",
        ["source"] = "aws.ecs",
        ["detail-type"] = "ECS Task State Change",
        ["account"] = "123456789012",
        ["region"] = "us-east-1",
        ["resources"] = new JsonArray("arn:aws:ecs:us-east-1:123456789012:task/web/3f2a9c0b7d1e4f5a8b6c2d3e4f5a6bc1"),
        ["detail"] = new JsonObject { ["clusterArn"] = Cluster, ["lastStatus"] = lastStatus, ["desiredStatus"] = "STOPPED", ["stopCode"] = "EssentialContainerExited", ["version"] = 5 },
    };

    private static JsonObject Deployment() => new()
    {
        ["version"] = "0",
        ["source"] = "aws.ecs",
        ["detail-type"] = "ECS Deployment State Change",
        ["resources"] = new JsonArray("arn:aws:ecs:us-east-1:123456789012:service/web/checkout"),
        ["detail"] = new JsonObject { ["eventType"] = "ERROR", ["eventName"] = "SERVICE_DEPLOYMENT_FAILED", ["deploymentId"] = "ecs-svc/123" },
    };

    private static JsonObject ServiceAction() => new()
    {
        ["version"] = "0",
        ["source"] = "aws.ecs",
        ["detail-type"] = "ECS Service Action",
        ["resources"] = new JsonArray("arn:aws:ecs:us-east-1:123456789012:service/web/checkout"),
        ["detail"] = new JsonObject { ["eventType"] = "ERROR", ["eventName"] = "SERVICE_TASK_PLACEMENT_FAILURE", ["clusterArn"] = Cluster, ["reason"] = "RESOURCE:FARGATE" },
    };
}
