using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

public sealed class CapacityTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private const string Unplaced = "(service checkout) was unable to place a task because no container instance met all of its requirements. ";
    private const string Closest = Unplaced + "The closest matching (container-instance 0123456789abcdef0123456789abcdef) ";
    private const string OnFargate = "(service checkout) was unable to place a task. Reason: ";
    private const string NoCapacity = OnFargate + "Capacity is unavailable at this time. Please try again later or in a different availability zone. For more information, see the Troubleshooting section.";

    private readonly Rules _rules = builtIn.Rules;

    [Theory]
    [InlineData(NoCapacity, "capacity_unavailable")]
    [InlineData(OnFargate + "You've reached the limit on the number of tasks you can run concurrently.", "fargate_quota")]
    [InlineData(OnFargate + "You’ve reached the limit on the number of vCPUs you can run concurrently.", "fargate_quota")]
    [InlineData(OnFargate + "The requested MEMORY configuration is above your limit.", "fargate_quota")]
    [InlineData(Closest + "has insufficient memory available.", "placement_memory")]
    [InlineData(Closest + "has insufficient CPU units available. For more inf", "placement_cpu")]
    [InlineData(Closest + "is already using a port required by your task.", "placement_port")]
    [InlineData(Closest + "is missing an attribute required by your task.", "placement_attribute")]
    [InlineData(Closest + "encountered error \"RESOURCE:ENI\".", "eni_limit")]
    [InlineData(Closest + "encountered error \"AGENT\".", "agent_disconnected")]
    [InlineData(Unplaced + "Reason: No Container Instances were found in your cluster.", "no_container_instances")]
    [InlineData("(service checkout, taskSet ecs-svc/1) was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.", "no_container_instances")]
    [InlineData("(service checkout) was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.", "capacity_unavailable")]
    [InlineData("(service checkout) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.", "deployment_blocked")]
    [InlineData(OnFargate + "Internal error.", "platform_error")]
    public void A_service_without_any_task_is_explained_by_what_it_tells(string told, string cause)
    {
        var dossier = Stop.NoTask(Stop.Service(Stop.End, told));
        var top = _rules.Weigh(dossier).ShouldHaveSingleItem();

        top.Cause.ShouldBe(cause);
        top.Container.ShouldBeNull();
        top.Summary.ShouldNotContain("{");
        top.For.ShouldHaveSingleItem().EvidenceId.ShouldBe("service.events[e0]");
        _rules.Contradictions(cause, null, dossier).ShouldBeEmpty();
        _rules.RuledOut(dossier, top).ShouldContain(r => r.Cause == "app_exception");
        _rules.Next(top, dossier).ShouldNotBeNull().Text.ShouldNotContain("{");
    }

    [Theory]
    [InlineData("RESOURCE:CPU", "placement_cpu")]
    [InlineData("RESOURCE:MEMORY", "placement_memory")]
    [InlineData("RESOURCE:PORTS", "placement_port")]
    [InlineData("RESOURCE:ENI", "eni_limit")]
    [InlineData("RESOURCE:GPU", "placement_gpu")]
    [InlineData("RESOURCE:FARGATE", "capacity_unavailable")]
    [InlineData("AGENT", "agent_disconnected")]
    [InlineData("ATTRIBUTE", "placement_attribute")]
    [InlineData("LOCATION", "placement_attribute")]
    [InlineData("MemberOf placement constraint unsatisfied", "placement_attribute")]
    [InlineData("EMPTY CAPACITY PROVIDER", "no_container_instances")]
    public void A_placement_failure_by_its_action_line(string reason, string cause)
    {
        var action = Stop.Action("SERVICE_TASK_PLACEMENT_FAILURE", reason);
        var dossier = Stop.NoTask(Stop.Service(Stop.End), action);

        _rules.Weigh(dossier).ShouldHaveSingleItem().Cause.ShouldBe(cause);
        _rules.Supports(cause, action.Line, null).ShouldNotBeNull().Field.ShouldBe("reason");
    }

    [Theory]
    [InlineData("InsufficientFreeAddressesInSubnet", "ip_exhausted", Bucket.Resource)]
    [InlineData("Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0123456789abcdef0': InsufficientFreeAddressesInSubnet", "ip_exhausted", Bucket.Resource)]
    [InlineData("Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0123456789abcdef0': Auth", "eni_setup_failed", Bucket.Resource)]
    [InlineData("Unexpected EC2 error while attempting to tag the network interface: TagPolicyViolation", "eni_setup_failed", Bucket.Config)]
    [InlineData("Rate limit exceeded while preparing network interface to be attached to instance", "eni_setup_failed", Bucket.Resource)]
    [InlineData("Timeout waiting for network interface provisioning to complete.", "eni_provisioning_timeout", Bucket.Resource)]
    [InlineData("Network interface provision complete error timeout wait for network interface provision.", "eni_provisioning_timeout", Bucket.Resource)]
    [InlineData("The selected task definition is not compatible with the selected compute strategy.", "placement_attribute", Bucket.Config)]
    [InlineData("Capacity is unavailable at this time. Please try again later or in a different availability zone", "capacity_unavailable", Bucket.Resource)]
    public void A_task_that_never_ran_tells_it_itself(string reason, string cause, Bucket bucket)
    {
        var dossier = Stop.NeverStarted(reason).Container("app", null).Event().Dossier();
        var top = _rules.Weigh(dossier)[0];

        top.Cause.ShouldBe(cause);
        top.Bucket.ShouldBe(bucket);
        _rules.Contradictions(cause, null, dossier).ShouldBeEmpty();
        _rules.Supports(cause, dossier.Line("events#0")!, null).ShouldNotBeNull();
    }

    [Fact]
    public void A_message_beside_a_task_that_ran_is_noise()
    {
        var dossier = Stop.Exited().OfService().Container("app", 1).Logged("app", "panic: runtime error: index out of range [3] with length 3").ServiceTold(TimeSpan.FromSeconds(20), NoCapacity).Dossier();
        var top = _rules.Weigh(dossier)[0];

        top.Cause.ShouldBe("app_panic");
        _rules.Contradictions("capacity_unavailable", null, dossier).ShouldNotBeEmpty();
        _rules.RuledOut(dossier, top).ShouldContain(r => r.Cause == "capacity_unavailable");
    }

    [Fact]
    public void A_tasks_own_reason_outweighs_what_its_service_tells()
    {
        var dossier = Stop.NeverStarted("Timeout waiting for network interface provisioning to complete.").OfService().Container("app", null).ServiceTold(TimeSpan.FromSeconds(20), NoCapacity).Dossier();

        _rules.Weigh(dossier).Select(h => (h.Cause, h.Strength)).ShouldBe([("eni_provisioning_timeout", Strength.Decisive), ("capacity_unavailable", Strength.Weak)]);
    }

    [Fact]
    public void What_the_service_told_long_ago_is_not_heard()
    {
        _rules.Weigh(Stop.NeverStarted("x").OfService().Container("app", null).ServiceTold(TimeSpan.FromHours(3), NoCapacity).Dossier()).ShouldNotContain(h => h.Cause == "capacity_unavailable");
        _rules.Weigh(Stop.NoTask(Stop.Service(Stop.End.AddHours(-7), NoCapacity))).ShouldBeEmpty();
        _rules.Weigh(Stop.NoTask(Stop.Service(Stop.End.AddHours(-5), NoCapacity))).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_steady_state_since_then_says_that_it_is_over()
    {
        var top = _rules.Weigh(Stop.NoTask(Stop.Service(Stop.End, "(service checkout) has reached a steady state.", Closest + "has insufficient CPU units available."))).ShouldHaveSingleItem();

        top.Cause.ShouldBe("placement_cpu");
        top.Strength.ShouldBe(Strength.Weak);
        top.Against.ShouldHaveSingleItem().EvidenceId.ShouldBe("service.events[e0]");

        _rules.Weigh(Stop.NoTask(Stop.Service(Stop.End, Closest + "has insufficient CPU units available.", "(service checkout) has reached a steady state.")))[0].Strength.ShouldBe(Strength.Decisive);
    }

    [Theory]
    [InlineData("CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'.", "platform_mismatch")]
    [InlineData("CannotPullContainerError: Error response from daemon: manifest for checkout:1 not found: manifest unknown", "image_tag_not_found")]
    public void A_full_reason_behind_unable_to_place_is_that_reason_and_no_lack_of_capacity(string reason, string cause)
    {
        var action = Stop.Action("SERVICE_TASK_PLACEMENT_FAILURE", reason);

        _rules.Weigh(Stop.NoTask(Stop.Service(Stop.End, OnFargate + reason)))[0].Cause.ShouldBe(cause);
        _rules.Weigh(Stop.NoTask(Stop.Service(Stop.End), action))[0].Cause.ShouldBe(cause);
        _rules.Supports(cause, action.Line, null).ShouldNotBeNull();
    }

    [Fact]
    public void A_service_that_is_to_run_nothing()
    {
        var dossier = Stop.NoTask(Stop.Service(Stop.End.AddDays(-2), NoCapacity) with { DesiredCount = 0, Status = "ACTIVE" });
        var top = _rules.Weigh(dossier).ShouldHaveSingleItem();

        top.Cause.ShouldBe("desired_count_zero");
        top.Bucket.ShouldBe(Bucket.Config);
        _rules.Next(top, dossier).ShouldNotBeNull().From.ShouldBe("0");
        _rules.Contradictions("desired_count_zero", null, Stop.NoTask(Stop.Service(Stop.End))).ShouldNotBeEmpty();
        _rules.Weigh(Stop.NoTask(Stop.Service(Stop.End) with { DesiredCount = 0, Status = "INACTIVE" })).ShouldBeEmpty();
    }

    [Fact]
    public void On_Fargate_there_are_no_instances_to_be_full() =>
        _rules.Contradictions("placement_memory", null, Stop.NeverStarted("RESOURCE:MEMORY").Container("app", null).Dossier()).ShouldContain(c => c.EvidenceId == "record.launchType");

    [Fact]
    public void A_task_that_is_given_up_without_a_word_may_have_waited_for_capacity()
    {
        var top = _rules.Weigh(Stop.NeverStarted("").With(t => t with { CreatedAt = Stop.End.AddMinutes(-30), LaunchType = null, CapacityProviderName = "gpu" }).Dossier()).ShouldHaveSingleItem();

        (top.Cause, top.Strength).ShouldBe(("capacity_unavailable", Strength.Weak));
        _rules.Weigh(Stop.NeverStarted("").With(t => t with { CreatedAt = Stop.End.AddMinutes(-1) }).Dossier()).ShouldBeEmpty();
    }

    [Fact]
    public void An_application_that_prints_the_words_of_ECS_is_not_believed()
    {
        var dossier = Stop.Exited().Container("app", 1).Logged("app", NoCapacity, "RESOURCE:CPU").Dossier();

        _rules.Weigh(dossier).ShouldNotContain(h => h.Bucket == Bucket.Resource);
        _rules.Supports("capacity_unavailable", dossier.Line("logs/app#0")!, "app").ShouldBeNull();
    }
}
