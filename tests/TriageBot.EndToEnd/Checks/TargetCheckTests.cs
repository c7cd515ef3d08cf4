using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Checks;

namespace TriageBot.EndToEnd.Checks;

/// <summary>A load balancer's targets, over a replayed account.</summary>
public sealed class TargetCheckTests
{
    private const string Group = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/checkout/0123456789abcdef";
    private const string Wrong = "Target.ResponseCodeMismatch|Health checks failed with these codes: [404]";
    private const string Timeout = "Target.Timeout|Request timed out";

    [Fact]
    public async Task Targets_that_fail_now_are_told_with_the_load_balancers_reason()
    {
        var answer = await Stopped().Asked().Behind(Elb(["10.0.1.9", Wrong], ["10.0.1.8", null])).Why();

        var check = answer.Check("targets/checkout");
        (check.Status, check.Detail).ShouldBe((CheckStatus.Fail, "1 of 2 targets of checkout is unhealthy now: Target.ResponseCodeMismatch (Health checks failed with these codes: [404])"));
        answer.Check("target-group/checkout").Status.ShouldBe(CheckStatus.Pass);
        answer.Reading.ShouldNotBeNull().For.ShouldContain(c => c.EvidenceId == "checks[targets/checkout]");
        answer.Next.ShouldNotBeNull().Id.ShouldBe("fit_elb_check");
    }

    [Fact]
    public async Task The_same_message_with_ports_that_do_not_agree_asks_for_another_change()
    {
        var answer = await Stopped().Asked().Behind(Elb(["10.0.1.9", "Target.FailedHealthChecks|Health checks failed"]), port: 9090).Why();

        var check = answer.Check("target-group/checkout");
        (check.Status, check.Detail).ShouldBe((CheckStatus.Fail, "the service sends to port 9090 of app, which maps 8080"));
        answer.Reading.ShouldNotBeNull().Cause.ShouldBe("elb_health_check_failed");
        answer.Next.ShouldNotBeNull().Id.ShouldBe("fit_target_port");
    }

    [Theory]
    [InlineData("HealthCheckPort", "8081", "target group checkout checks port 8081, and app maps 8080", "fit_target_port")]
    [InlineData("TargetType", "instance", "target group checkout takes instances, and tasks with a network interface of their own need type ip", "fit_target_port")]
    [InlineData("LoadBalancerArns", null, "no listener leads to target group checkout", "attach_target_group")]
    public async Task What_else_does_not_agree(string field, string? value, string said, string action)
    {
        var elb = Elb(["10.0.1.9", Timeout]);
        elb["targetGroups"]![0]![field] = value is null ? new JsonArray() : value;

        var answer = await Stopped().Asked().Behind(elb).Why();

        answer.Check("target-group/checkout").Detail.ShouldBe(said);
        answer.Next.ShouldNotBeNull().Id.ShouldBe(action);
    }

    [Fact]
    public async Task Where_checks_time_out_a_security_group_without_a_rule_is_the_missing_piece()
    {
        var answer = await Stopped().Asked().Behind(Elb(["10.0.1.9", Timeout])).In(new Network()).Why();

        answer.Check("target-group/checkout").Detail.ShouldBe("no ingress rule of the task's security groups (sg-0task) lets anything in on port 8080");
        answer.Next.ShouldNotBeNull().Id.ShouldBe("let_balancer_in");
    }

    [Theory]
    [InlineData("HEALTHY", "app's own check passed, so what is between the load balancer and it is to be looked at")]
    [InlineData("UNHEALTHY", "app's own check failed too, so the application itself does not answer")]
    public async Task Both_kinds_of_checks_are_read_together(string own, string said) =>
        (await Stopped(t => t["containers"]![0]!["healthStatus"] = own).Asked().Behind(Elb(["10.0.1.9", Wrong])).Why()).Check("targets/checkout").Detail.ShouldContain(said);

    [Theory]
    [InlineData(30, CheckStatus.Fail)]
    [InlineData(120, CheckStatus.Pass)]
    public async Task A_start_that_takes_longer_than_the_grace_period_is_told_by_the_applications_own_word(int grace, CheckStatus expected)
    {
        var incident = Stopped(t => t["startedAt"] = Incident.Iso(Incident.Stopped.AddSeconds(-130)))
            .Events(Incident.Group, $"ecs/app/{Incident.TaskId}", (Incident.Stopped.AddSeconds(-20), "Started App in 109.2 seconds"));

        var check = (await incident.Asked().Behind(Elb(["10.0.1.9", Wrong])).Serving(s => s["healthCheckGracePeriodSeconds"] = grace).Why()).Check("grace-period");

        check.Status.ShouldBe(expected);
        check.Detail.ShouldBe($"the application said that it serves 110 s after the task's start; grace period and failed checks allow {grace + 20} s (healthCheckGracePeriodSeconds {grace})");
    }

    [Fact]
    public async Task Healthy_targets_now_disprove_nothing()
    {
        var answer = await Stopped().Asked().Behind(Elb(["10.0.1.9", null])).Why();

        answer.Check("targets/checkout").Detail.ShouldBe("the one target of checkout is healthy now");
        answer.Reading.ShouldNotBeNull().Cause.ShouldBe("elb_health_check_failed");
    }

    [Fact]
    public async Task Nothing_found_not_recorded_and_denied()
    {
        (await Stopped().Asked().Behind(new JsonObject { ["targetGroups"] = new JsonArray(), ["targetHealth"] = new JsonArray() }).Why()).Check("target-group/checkout").Detail.ShouldBe("the service names target group checkout, which does not exist");
        (await Stopped().Asked().Behind(Elb()).Why()).Check("targets/checkout").Detail.ShouldBe("target group checkout has no target now");

        var unrecorded = await Stopped().Asked().Behind(null).Why();
        unrecorded.Dossier.Checks.ShouldAllBe(c => c.Status == CheckStatus.Unknown);
        unrecorded.Dossier.Gaps.ShouldContain(g => g.Grant != null && g.Grant.Contains("elasticloadbalancing:DescribeTargetHealth"));

        var denied = await Stopped().Fault("DescribeTargetHealth", "AccessDenied").Asked().Behind(Elb(["10.0.1.9", Wrong])).Why();
        denied.Check("targets/checkout").Status.ShouldBe(CheckStatus.Unknown);
        denied.Check("target-group/checkout").Status.ShouldBe(CheckStatus.Pass);
    }

    /// <summary>A stop for failed checks whose targets fail now.</summary>
    internal static JsonObject Failing() => Stopped().Asked().Behind(Elb(["10.0.1.9", Timeout])).In(new Network());

    private static Incident Stopped(Action<JsonObject>? change = null)
    {
        var container = Incident.Container("app");
        container["portMappings"] = new JsonArray(new JsonObject { ["containerPort"] = 8080 });
        return new Incident().Service().Definition(42, container).AwsVpc().Task(Incident.TaskId, t =>
        {
            Surrounded.Placed(t);
            t["stopCode"] = "ServiceSchedulerInitiated";
            t["stoppedReason"] = $"Task failed ELB health checks in (target-group {Group})";
            t["containers"]![0]!["exitCode"] = 143;
            change?.Invoke(t);
        });
    }

    /// <param name="targets">Address, and reason and description with a bar between; null where it is healthy.</param>
    private static JsonObject Elb(params string?[][] targets) => new()
    {
        ["targetGroups"] = new JsonArray(JsonNode.Parse($$"""
            { "TargetGroupArn": "{{Group}}", "TargetGroupName": "checkout", "TargetType": "ip", "Port": 80, "HealthCheckEnabled": true, "HealthCheckProtocol": "HTTP", "HealthCheckPort": "traffic-port", "HealthCheckPath": "/", "HealthCheckIntervalSeconds": 10, "UnhealthyThresholdCount": 2, "LoadBalancerArns": ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/1"] }
            """)),
        ["targetHealth"] = new JsonArray(new JsonObject
        {
            ["TargetGroupArn"] = Group,
            ["TargetHealthDescriptions"] = new JsonArray([.. targets.Select(t => new JsonObject
            {
                ["Target"] = new JsonObject { ["Id"] = t[0], ["Port"] = 8080 },
                ["TargetHealth"] = t[1]?.Split('|') is [var reason, var said]
                    ? new JsonObject { ["State"] = "unhealthy", ["Reason"] = reason, ["Description"] = said }
                    : new JsonObject { ["State"] = "healthy" },
            })]),
        }),
    };
}

internal static class Balanced
{
    public static JsonObject Behind(this JsonObject asked, JsonObject? elb, int port = 8080) => asked.With("elbv2", elb).Serving(s => s["loadBalancers"] = new JsonArray(new JsonObject
    {
        ["targetGroupArn"] = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/checkout/0123456789abcdef",
        ["containerName"] = "app",
        ["containerPort"] = port,
    }));
}
