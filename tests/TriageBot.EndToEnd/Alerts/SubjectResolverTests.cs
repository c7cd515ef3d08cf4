using System.Globalization;
using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.EndToEnd.Alerts;

/// <summary>Alerts that name what stands in front of a service, or a service and a time, over recorded accounts.</summary>
public sealed class SubjectResolverTests
{
    private const string Case = "elb-health-check";
    private const string Group = "targetgroup/docs-site/ed6b6e73d7936944";

    private static readonly AwsScope s_scope = new("666677778888", "eu-north-1");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("public")]
    [InlineData(null)]
    public async Task A_target_group_leads_to_the_service_behind_it(string? cluster)
    {
        using var stack = new Stack(Repository.Read(Case));

        var target = await Resolver(stack).Resolve(s_scope, cluster, new AlertSubject { TargetGroups = [Group] }, Now);

        target.ShouldBe(new ServiceTarget(s_scope, "public", "docs-site"));
    }

    [Fact]
    public async Task A_load_balancer_leads_to_the_service_behind_it()
    {
        var recorded = Repository.Read(Case);
        recorded["elbv2"] = new JsonObject
        {
            ["targetGroups"] = new JsonArray(
                TargetGroup("targetgroup/docs-site/ed6b6e73d7936944", "app/docs/0123456789abcdef"), TargetGroup("targetgroup/blog/c905904dfbf3b3da", "app/blog/fedcba9876543210")),
            ["targetHealth"] = new JsonArray(),
        };
        using var stack = new Stack(recorded);

        (await Resolver(stack).Resolve(s_scope, "public", new AlertSubject { LoadBalancers = ["app/blog/fedcba9876543210"] }, Now)).ShouldBe(new ServiceTarget(s_scope, "public", "blog"));
        (await Resolver(stack).Resolve(s_scope, "public", new AlertSubject { LoadBalancers = ["app/other/fedcba9876543210"] }, Now)).ShouldBeNull();
    }

    [Fact]
    public async Task What_belongs_to_nothing_here_leads_nowhere()
    {
        using var stack = new Stack(Repository.Read(Case));

        (await Resolver(stack).Resolve(s_scope, null, new AlertSubject { TargetGroups = ["targetgroup/other/0123456789abcdef"] }, Now)).ShouldBeNull();
        (await Resolver(stack).Resolve(s_scope, null, new AlertSubject { Family = "other" }, Now)).ShouldBeNull();
    }

    [Fact]
    public async Task A_family_leads_to_its_newest_task_that_failed()
    {
        using var stack = new Stack(Repository.Read("missing-variable"));
        var scope = new AwsScope("888899990000", "eu-west-3");

        var target = await Resolver(stack).Resolve(scope, null, new AlertSubject { Family = "invoice-dispatch" }, Now);

        target.ShouldBeOfType<TaskTarget>().TaskId.ShouldBe(((TaskTarget)stack.Target).TaskId);
    }

    [Fact]
    public async Task Of_several_deaths_that_one_is_meant_that_was_in_the_alerts_time()
    {
        using var stack = new Stack(Repository.Read("oom-kill"));
        var service = new ServiceTarget(new AwsScope("111122223333", "eu-central-1"), "prod", "checkout");
        var deaths = Repository.Read("oom-kill")["ecs"]!["tasks"]!.AsArray()
            .Where(t => (string?)t!["group"] == "service:checkout" && t["stoppedAt"] is not null)
            .Select(t => (Id: ((string)t!["taskArn"]!).Split('/')[^1], At: Time(t["stoppedAt"]!))).OrderByDescending(d => d.At).ToList();
        var earlier = deaths[^1];

        (await Resolver(stack).Died(service, earlier.At.AddMinutes(1), Now)).ShouldBeOfType<TaskTarget>().TaskId.ShouldBe(earlier.Id);
        (await Resolver(stack).Died(service, deaths[0].At.AddMinutes(1), Now)).ShouldBe(service);
        (await Resolver(stack).Died(service, earlier.At.AddDays(-1), Now)).ShouldBe(service);
    }

    [Fact]
    public async Task A_refusal_goes_to_the_caller()
    {
        var recorded = Repository.Read(Case);
        recorded.Remove("ecs");
        using var stack = new Stack(recorded);

        await Should.ThrowAsync<AwsReadException>(() => Resolver(stack).Resolve(s_scope, null, new AlertSubject { TargetGroups = [Group] }, Now));
    }

    private static SubjectResolver Resolver(Stack stack) => new(stack.Reads.Ecs, stack.Reads.ElasticLoadBalancing);

    private static JsonObject TargetGroup(string name, string loadBalancer) => new()
    {
        ["TargetGroupArn"] = $"arn:aws:elasticloadbalancing:eu-north-1:666677778888:{name}",
        ["TargetGroupName"] = name.Split('/')[1],
        ["LoadBalancerArns"] = new JsonArray((JsonNode)$"arn:aws:elasticloadbalancing:eu-north-1:666677778888:loadbalancer/{loadBalancer}"),
    };

    private static DateTimeOffset Time(JsonNode time) => time.GetValueKind() == System.Text.Json.JsonValueKind.Number
        ? DateTimeOffset.FromUnixTimeMilliseconds((long)(time.GetValue<decimal>() * 1000))
        : DateTimeOffset.Parse((string)time!, CultureInfo.InvariantCulture);
}
