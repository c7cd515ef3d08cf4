using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;
using static TriageBot.Tests.Deploy.EcsEventsStack;

namespace TriageBot.Tests.Deploy;

public sealed class EcsEventsTests
{
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
        TargetOf("DeploymentRule").ShouldBe(GroupArn);
    }

    [Fact]
    public void The_log_group_is_one_that_eventbridge_may_write_to()
    {
        var parameter = (YamlScalarNode)Events["Parameters", "LogGroupName", "Default"];
        var allowed = (YamlScalarNode)Events["Parameters", "LogGroupName", "AllowedPattern"];

        parameter.Value.ShouldBe(Names["LogGroupName"]);
        parameter.Value!.ShouldMatch(allowed.Value!);
        "/ecs/elsewhere".ShouldNotMatch(allowed.Value!);
        ((YamlScalarNode)Events["Parameters", "RetentionInDays", "Default"]).Value.ShouldBe("30");
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
        string[] known = [.. Events.Keys("Parameters"), .. Events.Keys("Resources"), "AWS::NoValue"];
        var functions = Events.Functions().ToList();

        functions.Count.ShouldBeGreaterThan(5);
        functions.ShouldAllBe(function => Template.IsKnown(function.Function));
        functions.Where(function => function.Function == "!Ref").Select(function => ((YamlScalarNode)function.Node).Value!).ShouldBeSubsetOf(known);
        functions.Where(function => function.Function == "!GetAtt").Select(function => ((YamlScalarNode)function.Node).Value!.Split('.')[0]).ShouldBeSubsetOf(Events.Keys("Resources"));
        functions.Where(function => function.Function == "!If").Select(function => ((YamlScalarNode)((YamlSequenceNode)function.Node)[0]).Value!).ShouldBeSubsetOf(Events.Keys("Conditions"));
        Events.Keys("Parameters").ShouldNotContain(parameter => Events.Keys("Resources").Contains(parameter));
    }
}
