using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Tests.Targets;

public sealed class MalformedTargetTests
{
    private const string A = "123456789012";
    private const string Id = Forms.Id;

    /// <summary>A text, and a piece that the error must say: what was found, or what would work.</summary>
    public static TheoryData<string, string> Malformed => new()
    {
        { "", "nothing" },
        { " \t\r\n", "nothing" },
        { "?!… (—)", "no target" },
        { "task:", "no target" },
        { "help me please", "no target" },
        { "14:30", "no target" },
        { "wéb/checkout", "no target" },
        { Id[..31], "31 characters" },
        { $"{Id}0", "33 characters" },
        { $"web/{Id[..31]}", "31 characters" },
        { Forms.Uuid[..35], "35 characters" },
        { Id.ToUpperInvariant(), Id },
        { "3f2a…6bc1", "shortened" },
        { "3f2a9c0b...", "task id" },
        { $"arn:aws:ec2:us-east-1:{A}:instance/i-0b56483f9029ab476", "\"ec2\"" },
        { $"arn:aws:elasticloadbalancing:us-east-1:{A}:targetgroup/web/0123456789abcdef", "elasticloadbalancing" },
        { $"arn:aws:ecs:us-east-1:{A[..11]}:task/web/{Id}", "12 digits" },
        { $"arn:aws:ecs:us-east-1::task/web/{Id}", "12 digits" },
        { $"arn:aws:ecs:us-east:{A}:task/web/{Id}", "Region" },
        { $"arn:aws:ecs::{A}:task/web/{Id}", "Region" },
        { $"arn:aws-moon:ecs:us-east-1:{A}:task/web/{Id}", "aws-moon" },
        { $"arn:aws-cn:ecs:us-east-1:{A}:task/web/{Id}", "aws-cn" },
        { "arn:aws:ecs:us-east-1", "cut short" },
        { "arn:", "no target" },
        { "arn:aws", "cut short" },
        { $"arn:aws:ecs:us-east-1:{A}:task/web/{Id[..31]}", "31 characters" },
        { $"arn:aws:ecs:us-east-1:{A}:task/web/{Id.ToUpperInvariant()}", Id },
        { $"arn:aws:ecs:us-east-1:{A}:task/web/", "task id" },
        { $"arn:aws:ecs:us-east-1:{A}:task/we.b/{Id}", "cluster" },
        { $"arn:aws:ecs:us-east-1:{A}:service/web/chéckout", "service" },
        { $"arn:aws:ecs:us-east-1:{A}:service/web/{new string('x', 256)}", "255" },
        { $"arn:aws:ecs:us-east-1:{A}:cluster/web", "web/<service>" },
        { $"arn:aws:ecs:us-east-1:{A}:container-instance/web/{Id}", "container instance" },
        { $"arn:aws:ecs:us-east-1:{A}:container/{Forms.Uuid}", "container" },
        { $"arn:aws:ecs:us-east-1:{A}:daemon/web/agent", "daemon" },
        { $"arn:aws:ecs:us-east-1:{A}:task-definition/checkout", "checkout:1" },
        { $"arn:aws:ecs:us-east-1:{A}:task-definition/checkout:99999999999", "task definition" },
        { $"arn:aws:logs:us-east-1:{A}:log-group:/ecs/checkout:*", "log group" },
        { "https://us-east-1.console.aws.amazon.com/ecs/v2/clusters/web/services?region=us-east-1", "cluster" },
        { "https://us-east-1.console.aws.amazon.com/ecs/v2/clusters/web/tasks/zzz?region=us-east-1", "\"zzz\"" },
        { "https://us-east-1.console.aws.amazon.com/ec2/home?region=us-east-1#Instances:", "console page" },
        { "https://us-east-1.console.aws.amazon.com/ecs/v2/clusters/web/services/checkout?region=mars", "\"mars\"" },
        { "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Fecs$252Fcheckout", "log stream" },
        { "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Faws$252Flambda$252Ff/log-events/2026$252F01$252F01$252F$255B$2524LATEST$255Dabc", "[$LATEST]abc" },
        { "https://d-1234567890.awsapps.com/start/#/", "access-portal" },
        { $"https://console.aws.amazon.com.evil.example/ecs/v2/clusters/web/tasks/{Id}?region=us-east-1", "no target" },
        { $"{Id} {Forms.Other}", "two targets" },
        { $"arn:aws:ecs:us-east-1:{A}:task/web/{Id} arn:aws:ecs:us-east-1:{A}:service/web/checkout", "two targets" },
        { $"arn:aws:ecs:us-east-1:{A}:service/web/checkout arn:aws:ecs:us-west-2:{A}:service/web/checkout", "two targets" },
        { "web/checkout web/cart", "two targets" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_cannot_be_read_gets_one_clear_error(string text, string said)
    {
        var parsed = TargetParser.Parse(text, Forms.Defaults);

        parsed.Target.ShouldBeNull();
        $"{parsed.Error!.Found} -> {parsed.Error.WouldWork}".ShouldContain(said);
        parsed.Error.WouldWork.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData(Id)]
    [InlineData($"web/{Id}")]
    [InlineData("checkout:42")]
    [InlineData($"https://console.aws.amazon.com/ecs/v2/clusters/web/tasks/{Id}")]
    public void A_target_without_a_region_says_how_to_name_one(string text)
    {
        var error = TargetParser.Parse(text, new TargetDefaults(Cluster: "prod")).Error;

        error.ShouldNotBeNull();
        error.Found.ShouldContain("no Region");
        error.WouldWork.ShouldContain("--region");
    }

    [Fact]
    public void A_plain_word_is_a_service_only_where_a_default_cluster_is_set()
    {
        var error = TargetParser.Parse("checkout", new TargetDefaults("us-east-1")).Error;

        error.ShouldNotBeNull();
        error.Found.ShouldContain("without a cluster");
        error.WouldWork.ShouldContain("Aws:DefaultCluster");
    }

    [Fact]
    public void An_error_repeats_what_was_found_bounded_and_printable()
    {
        var error = TargetParser.Parse($"\u001b[31m\u202e{new string('é', 100_000)}\a", Forms.Defaults).Error;

        error.ShouldNotBeNull();
        error.Found.Length.ShouldBeLessThan(300);
        error.Found.ShouldNotContain('\u001b');
        error.Found.ShouldNotContain('\u202e');
        error.Found.ShouldNotContain('\a');
    }
}
