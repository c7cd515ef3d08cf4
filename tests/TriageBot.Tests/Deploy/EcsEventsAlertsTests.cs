using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;
using static TriageBot.Tests.Deploy.EcsEventsStack;

namespace TriageBot.Tests.Deploy;

public sealed class EcsEventsAlertsTests
{
    [Fact]
    public void Without_the_queue_nothing_of_it_is_created()
    {
        ((YamlScalarNode)Events["Parameters", "AlertQueue", "Default"]).Value.ShouldBe("no");

        foreach (var resource in Events.Keys("Resources").Where(name => name.StartsWith("Alert", StringComparison.Ordinal)))
            ((YamlScalarNode)Events["Resources", resource, "Condition"]).Value.ShouldBe("WithQueue");
        foreach (var output in (string[])["QueueUrl", "QueueArn", "DeadLetterQueueArn", "AlertConfiguration"])
            ((YamlScalarNode)Events["Outputs", output, "Condition"]).Value.ShouldBe("WithQueue");
    }

    [Fact]
    public void With_the_queue_every_event_goes_there_too_and_alarms_only_there()
    {
        foreach (var (ofLogs, ofQueue) in new[] { ("EventRule", "AlertEventRule"), ("DeploymentRule", "AlertDeploymentRule") })
            Value("Resources", ofQueue, "Properties", "EventPattern").ToJsonString().ShouldBe(Value("Resources", ofLogs, "Properties", "EventPattern").ToJsonString());
        foreach (var rule in QueueRules)
            TargetOf(rule).ShouldBe(QueueArn);
        AcceptedBy("AlertEventRule", ServiceAction(), Cluster).ShouldBeTrue();
        AcceptedBy("AlertEventRule", ServiceAction(), $"{Cluster}-2").ShouldBeFalse();
        AcceptedBy("AlertAlarmRule", new JsonObject { ["source"] = "aws.cloudwatch", ["detail-type"] = "CloudWatch Alarm State Change" }).ShouldBeTrue();
        AcceptedBy("AlertAlarmRule", TaskEvent("STOPPED")).ShouldBeFalse();
    }

    [Fact]
    public void The_queue_takes_messages_of_these_rules_alone_and_gives_up_on_what_nobody_can_read()
    {
        var statement = Value("Resources", "AlertQueuePolicy", "Properties", "PolicyDocument")["Statement"]!.AsArray().ShouldHaveSingleItem()!;

        (statement["Action"]!.GetValue<string>(), statement["Resource"]!.GetValue<string>()).ShouldBe(("sqs:SendMessage", QueueArn));
        statement["Principal"]!["Service"]!.GetValue<string>().ShouldBe("events.amazonaws.com");
        Texts(statement["Condition"]!["ArnEquals"]!["aws:SourceArn"]!).ShouldBe(QueueRules.Select(RuleArn));
        Value("Resources", "AlertMessages", "Properties", "RedrivePolicy")["deadLetterTargetArn"]!.GetValue<string>().ShouldBe(DeadLetterArn);
        foreach (var queue in (string[])["AlertMessages", "AlertDeadLetters"])
            Value("Resources", queue, "Properties", "SqsManagedSseEnabled").GetValue<bool>().ShouldBeTrue();
    }
}
