using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Checks;

namespace TriageBot.EndToEnd.Checks;

/// <summary>What a task could be placed on, over a replayed account.</summary>
public sealed class CapacityCheckTests
{
    private const string Unplaced = "(service checkout) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 0123456789abcdef0123456789abcdef) has insufficient memory available.";
    private const string AboveLimit = "(service checkout) was unable to place a task. Reason: The requested MEMORY configuration is above your limit.";

    [Fact]
    public async Task Each_constraint_is_told_with_how_many_instances_it_excludes()
    {
        var check = (await OnInstances(Instance("1", 512), Instance("2", 900), Instance("3", 4096, connected: false)).Why()).Check("placement");

        check.Status.ShouldBe(CheckStatus.Fail);
        check.Detail.ShouldBe("none of 3 container instances can take the task: 2 by memory (1024 MiB asked, 900 MiB free at most), 1 by its agent is not connected");
        check.SpeaksFor.ShouldBe(["placement_memory"]);
    }

    [Fact]
    public async Task An_instance_that_could_take_it_now_is_said()
    {
        var answer = await OnInstances(Instance("1", 512), Instance("2", 2048)).Why();

        answer.Check("placement").Detail.ShouldBe("1 of 2 container instances could take the task now");
        answer.Reading.ShouldNotBeNull().Cause.ShouldBe("placement_memory");
    }

    [Fact]
    public async Task Ports_and_attributes_that_are_missing_are_named()
    {
        var check = (await OnInstances(Instance("1", 4096, ports: "8080"), Instance("2", 4096, attribute: "other")).Why()).Check("placement");

        check.Detail.ShouldBe("none of 2 container instances can take the task: 1 by attribute com.amazonaws.ecs.capability.secrets, which is missing, 1 by host port 8080, which is taken");
    }

    [Fact]
    public async Task Placement_constraints_are_not_evaluated_and_said_so()
    {
        var asked = OnInstances(Instance("1", 4096));
        asked["ecs"]!["taskDefinitions"]![0]!["placementConstraints"] = new JsonArray(new JsonObject { ["type"] = "memberOf", ["expression"] = "attribute:zone == a" });

        var check = (await asked.Why()).Check("placement");

        (check.Status, check.Detail).ShouldBe((CheckStatus.Unknown, "1 of 1 container instance could take the task now, but for its placement constraints, which were not evaluated: attribute:zone == a"));
    }

    [Fact]
    public async Task A_cluster_without_instances_that_take_tasks_is_told()
    {
        var draining = Instance("1", 4096);
        draining["status"] = "DRAINING";

        var asked = OnInstances(draining);
        asked["ecs"]!["clusters"]![0]!["registeredContainerInstancesCount"] = 1;

        (await asked.Why()).Check("placement").Detail.ShouldBe("cluster prod has no ACTIVE container instance; 1 more registered, not ACTIVE");
    }

    [Fact]
    public async Task Instances_that_were_denied_or_not_recorded_cannot_be_told()
    {
        var unrecorded = OnInstances(Instance("1", 512));
        unrecorded["ecs"]!.AsObject().Remove("containerInstances");
        var answer = await unrecorded.Why();

        answer.Check("placement").Status.ShouldBe(CheckStatus.Unknown);
        answer.Dossier.Gaps.ShouldContain(g => g.Grant != null && g.Grant.Contains("ecs:ListContainerInstances"));
        answer.Reading.ShouldNotBeNull().Cause.ShouldBe("placement_memory");
    }

    [Fact]
    public async Task A_capacity_provider_that_failed_to_change_is_told()
    {
        var asked = OnInstances(Instance("1", 512)).Serving(s =>
        {
            s.Remove("launchType");
            s["capacityProviderStrategy"] = new JsonArray(new JsonObject { ["capacityProvider"] = "spot-hosts", ["weight"] = 1 });
        });
        asked["ecs"]!["capacityProviders"] = new JsonArray(new JsonObject { ["name"] = "spot-hosts", ["status"] = "ACTIVE", ["updateStatus"] = "UPDATE_FAILED", ["updateStatusReason"] = "the group is gone" });

        (await asked.Why()).Check("capacity-providers").Detail.ShouldBe("capacity provider spot-hosts is ACTIVE, UPDATE_FAILED (the group is gone)");
    }

    [Fact]
    public async Task The_same_message_is_a_size_that_Fargate_does_not_know_or_a_quota_that_is_used_up()
    {
        var size = await OnFargate(cpu: 256, memory: 4096, Quota(used: 1)).Why();
        size.Check("fargate-size").Detail.ShouldBe("Fargate does not know memory 4096 with cpu 256: 512 to 2048 MiB");
        size.Check("fargate-quota").Status.ShouldBe(CheckStatus.Pass);
        size.Next.ShouldNotBeNull().Id.ShouldBe("fit_fargate_size");

        var quota = await OnFargate(cpu: 1024, memory: 4096, Quota(used: 5.5)).Why();
        quota.Dossier.Checks.ShouldNotContain(c => c.Name == "fargate-size");
        (quota.Check("fargate-quota").Status, quota.Check("fargate-quota").Detail).ShouldBe((CheckStatus.Fail, "5.5 of 6 vCPU used (Fargate On-Demand vCPU resource count), a task asks for 1"));
        quota.Next.ShouldNotBeNull().Id.ShouldBe("raise_quota");
        quota.Reading.ShouldNotBeNull().For.ShouldContain(c => c.EvidenceId == "checks[fargate-quota]");
    }

    [Fact]
    public async Task A_quota_without_a_figure_of_its_use_cannot_be_told_unless_one_task_is_too_large()
    {
        (await OnFargate(1024, 4096, Quota(used: null)).Why()).Check("fargate-quota").Status.ShouldBe(CheckStatus.Unknown);
        (await OnFargate(8192, 16384, Quota(used: null)).Why()).Check("fargate-quota").Detail.ShouldBe("one task asks for 8 vCPU, and Fargate On-Demand vCPU resource count is 6");
    }

    [Fact]
    public async Task A_quota_that_was_not_recorded_cannot_be_told()
    {
        var answer = await OnFargate(1024, 4096, null).Why();

        answer.Check("fargate-quota").Status.ShouldBe(CheckStatus.Unknown);
        answer.Dossier.Gaps.ShouldContain(g => g.Grant != null && g.Grant.Contains("servicequotas:ListServiceQuotas"));
    }

    [Theory]
    [InlineData(0, CheckStatus.Fail, "subnet-0task has 0 free addresses")]
    [InlineData(7, CheckStatus.Pass, "subnet-0task has 7 free addresses, now")]
    public async Task Free_addresses_of_the_services_subnets_are_counted_now(int free, CheckStatus expected, string said)
    {
        var check = (await NoAddress().In(new Network().FreeAddresses(free)).Why()).Check("subnet addresses");

        (check.Status, check.Detail).ShouldBe((expected, said));
    }

    [Fact]
    public async Task Subnets_that_are_gone_or_not_recorded()
    {
        (await NoAddress().In(null).With("ec2", new JsonObject { ["subnets"] = new JsonArray() }).Why()).Check("subnet addresses").Detail.ShouldBe("subnet-0task of the service's subnets does not exist");
        (await NoAddress().In(null).Why()).Check("subnet addresses").Status.ShouldBe(CheckStatus.Unknown);
    }

    /// <summary>A service whose capacity provider's instances have no memory left.</summary>
    internal static JsonObject Full()
    {
        var asked = OnInstances(Instance("1", 512)).Serving(s =>
        {
            s.Remove("launchType");
            s["capacityProviderStrategy"] = new JsonArray(new JsonObject { ["capacityProvider"] = "spot-hosts", ["weight"] = 1 });
        });
        asked["ecs"]!["capacityProviders"] = new JsonArray(new JsonObject { ["name"] = "spot-hosts", ["status"] = "ACTIVE" });
        return asked;
    }

    /// <summary>A cluster without container instances.</summary>
    internal static JsonObject Empty() => OnInstances();

    /// <summary>A service on Fargate whose account's quota is used up.</summary>
    internal static JsonObject UsedUp() => OnFargate(1024, 4096, Quota(used: 5.5));

    private static JsonObject NoAddress() =>
        Surrounded.NeverStarted("Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0task': InsufficientFreeAddressesInSubnet").Asked();

    private static JsonObject OnInstances(params JsonObject[] instances)
    {
        var container = Incident.Container("app");
        container["memoryReservation"] = 1024;
        container["cpu"] = 128;
        container["portMappings"] = new JsonArray(new JsonObject { ["containerPort"] = 8080, ["hostPort"] = 8080 });
        var asked = new Incident().Service(running: 0).Definition(42, container).Asked("service/prod/checkout").Serving(s =>
        {
            s["launchType"] = "EC2";
            s["events"] = new JsonArray(Told(Unplaced));
        });
        asked["ecs"]!["taskDefinitions"]![0]!["requiresAttributes"] = new JsonArray(new JsonObject { ["name"] = "com.amazonaws.ecs.capability.secrets" });
        asked["ecs"]!["containerInstances"] = new JsonArray([.. instances]);
        return asked;
    }

    private static JsonObject OnFargate(int cpu, int memory, JsonObject? quotas)
    {
        var asked = new Incident().Service(running: 0).Definition(42, Incident.Container("app")).Asked("service/prod/checkout").Serving(s =>
        {
            s["launchType"] = "FARGATE";
            s["events"] = new JsonArray(Told(AboveLimit));
        });
        asked["ecs"]!["taskDefinitions"]![0]!["cpu"] = $"{cpu}";
        asked["ecs"]!["taskDefinitions"]![0]!["memory"] = $"{memory}";
        if (quotas?["used"] is { } used)
            asked["cloudwatch"] = new JsonObject
            {
                ["metrics"] = new JsonArray(new JsonObject
                {
                    ["Namespace"] = "AWS/Usage",
                    ["MetricName"] = "ResourceCount",
                    ["Dimensions"] = JsonNode.Parse("""[ { "Name": "Class", "Value": "Standard/OnDemand" }, { "Name": "Resource", "Value": "vCPU" }, { "Name": "Service", "Value": "Fargate" }, { "Name": "Type", "Value": "Resource" } ]"""),
                    ["points"] = new JsonArray(new JsonArray(Incident.Iso(Incident.Now.AddMinutes(-6)), used.DeepClone())),
                })
            };
        return asked.With("servicequotas", quotas?["section"]?.DeepClone());
    }

    private static JsonObject Quota(double? used) => new()
    {
        ["used"] = used,
        ["section"] = JsonNode.Parse("""
            { "quotas": [ { "ServiceCode": "fargate", "QuotaCode": "L-3032A538", "QuotaName": "Fargate On-Demand vCPU resource count", "Value": 6.0, "Unit": "None", "Adjustable": true, "UsageMetric": { "MetricNamespace": "AWS/Usage", "MetricName": "ResourceCount", "MetricDimensions": { "Class": "Standard/OnDemand", "Resource": "vCPU", "Service": "Fargate", "Type": "Resource" }, "MetricStatisticRecommendation": "Maximum" } } ] }
            """),
    };

    private static JsonObject Told(string message) => new() { ["id"] = "e1", ["createdAt"] = Incident.Iso(Incident.Stopped), ["message"] = message };

    private static JsonObject Instance(string id, int memory, bool connected = true, string? ports = null, string attribute = "com.amazonaws.ecs.capability.secrets") => new()
    {
        ["containerInstanceArn"] = Incident.Arn($"container-instance/prod/{id}"),
        ["status"] = "ACTIVE",
        ["agentConnected"] = connected,
        ["attributes"] = new JsonArray(new JsonObject { ["name"] = attribute }),
        ["remainingResources"] = new JsonArray(
            new JsonObject { ["name"] = "CPU", ["type"] = "INTEGER", ["integerValue"] = 2048 },
            new JsonObject { ["name"] = "MEMORY", ["type"] = "INTEGER", ["integerValue"] = memory },
            new JsonObject { ["name"] = "PORTS", ["type"] = "STRINGSET", ["stringSetValue"] = new JsonArray([.. (ports is null ? [] : new[] { ports }).Select(p => (JsonNode)p)]) }),
    };
}
