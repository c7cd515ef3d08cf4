using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;
using TriageBot.Triage.Gathering;

namespace TriageBot.EndToEnd.Gathering;

/// <summary>Which task is explained, and what stands in where ECS has forgotten it.</summary>
public sealed class StoppedTaskTests
{
    private const string Other = "ffffffffffffffffffffffffffffffff";
    private const string Third = "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_task_is_found_in_its_cluster()
    {
        var dossier = await Gathered(Incident.OneCrash(), $"prod/{Incident.TaskId}");

        dossier.Task!.TaskId.ShouldBe(Incident.TaskId);
        dossier.RebuiltFromEvents.ShouldBeFalse();
        dossier.Gaps.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bare_id_is_found_in_whichever_cluster_has_it()
    {
        var dossier = await Gathered(Incident.OneCrash().Cluster("staging").Cluster("default"), Incident.TaskId);

        dossier.Task!.Cluster.ShouldBe("prod");
    }

    [Fact]
    public async Task A_bare_id_that_no_cluster_has_names_those_that_were_searched()
    {
        var dossier = await Gathered(Incident.OneCrash().Cluster("staging"), Other);

        dossier.Task.ShouldBeNull();
        var look = dossier.Looks.Single(l => l.Id == "task");
        look.Result.ShouldBe(LookResult.Nothing);
        look.Detail.ShouldContain("prod");
        look.Detail.ShouldContain("staging");
        dossier.Gaps.ShouldContain(g => g.Grant != null && g.Grant.Contains("name the cluster"));
    }

    [Fact]
    public async Task A_cluster_that_may_not_be_read_is_a_gap_of_the_search()
    {
        var dossier = await Gathered(Incident.OneCrash().Cluster("staging").Fault("DescribeTasks", "AccessDeniedException", match: "staging"), Other);

        dossier.Gaps.ShouldContain(g => g.What.Contains("staging") && g.Grant!.Contains("ecs:DescribeTasks"));
    }

    [Fact]
    public async Task Of_a_service_the_newest_stop_that_is_not_benign_is_explained()
    {
        var incident = Incident.OneCrash()
            .Task(Other, t => t["stoppedAt"] = Incident.Iso(Incident.Stopped.AddMinutes(-20)))
            .Task(Third, t => { Scaled(t); t["stoppedAt"] = Incident.Iso(Incident.Stopped.AddMinutes(2)); });

        (await Gathered(incident, "prod/checkout")).Task!.TaskId.ShouldBe(Incident.TaskId);
    }

    [Fact]
    public async Task A_kill_for_failed_health_checks_is_not_benign_although_the_scheduler_stopped_it()
    {
        var incident = Incident.OneCrash().Task(Third, t =>
        {
            Scaled(t);
            t["stoppedReason"] = "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/x/1)";
            t["stoppedAt"] = Incident.Iso(Incident.Stopped.AddMinutes(2));
        });

        (await Gathered(incident, "prod/checkout")).Task!.TaskId.ShouldBe(Third);
    }

    [Fact]
    public async Task Of_a_service_without_failures_the_newest_benign_stop_is_explained()
    {
        var incident = new Incident().Service().Definition(42, Incident.Container("app"))
            .Task(Other, t => { Scaled(t); t["stoppedAt"] = Incident.Iso(Incident.Stopped.AddMinutes(-20)); })
            .Task(Incident.TaskId, Scaled);

        (await Gathered(incident, "prod/checkout")).Task!.TaskId.ShouldBe(Incident.TaskId);
    }

    [Fact]
    public async Task Of_a_service_that_never_stopped_a_task_the_service_is_told()
    {
        using var stack = new Stack(new Incident().Service().Asked("prod/checkout"));

        var answer = await stack.Why(Cancel);

        answer.Verdict.ShouldBe(Verdict.NotStopped);
        answer.Dossier.Service!.Service.Name.ShouldBe("checkout");
    }

    [Fact]
    public async Task Of_a_revision_only_its_own_tasks_count()
    {
        var incident = Incident.OneCrash().Definition(41, Incident.Container("app"))
            .Task(Other, t => { t["taskDefinitionArn"] = Incident.Arn("task-definition/checkout:41"); t["stoppedAt"] = Incident.Iso(Incident.Stopped.AddMinutes(-20)); });

        var dossier = await Gathered(incident, "checkout:41", cluster: "prod");

        dossier.Task!.TaskId.ShouldBe(Other);
        dossier.Looks.ShouldContain(l => l.Id == "stopped" && l.Query.Contains("family=checkout"));
    }

    [Fact]
    public async Task A_task_that_ecs_forgot_is_rebuilt_from_its_newest_event()
    {
        var stopped = Incident.StoppedTask(Other, t => t["version"] = 7);
        var running = Incident.StoppedTask(Other, t => { t["version"] = 3; t["lastStatus"] = "RUNNING"; t["desiredStatus"] = "RUNNING"; t["stoppedAt"] = null; t["stopCode"] = null; });
        var incident = Incident.OneCrash().Events(Incident.EventGroup, "s",
            (Incident.Now.AddHours(-30), EventLine.OfTask(stopped)),
            (Incident.Now.AddHours(-30).AddSeconds(2), EventLine.OfTask(running)),
            (Incident.Now.AddHours(-30).AddSeconds(3), EventLine.OfTask(stopped)));

        var dossier = await Gathered(incident, $"prod/{Other}");

        dossier.RebuiltFromEvents.ShouldBeTrue();
        dossier.Task!.LastStatus.ShouldBe("STOPPED");
        dossier.TaskEvents.Select(e => e.Task.Version).ShouldBe([3, 7]);
        dossier.Definition.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_event_that_only_mentions_the_id_is_not_the_forgotten_task()
    {
        var talkative = Incident.StoppedTask(Third, t => t["stoppedReason"] = $"see {Incident.Arn($"task/prod/{Other}")}");
        var dossier = await Gathered(Incident.OneCrash().Events(Incident.EventGroup, "s", (Incident.Now.AddHours(-2), EventLine.OfTask(talkative))), $"prod/{Other}");

        dossier.Task.ShouldBeNull();
    }

    [Fact]
    public async Task Of_a_service_whose_stops_are_forgotten_the_newest_is_rebuilt()
    {
        var incident = new Incident().Service().Definition(42, Incident.Container("app")).Events(Incident.EventGroup, "s",
            (Incident.Now.AddDays(-2), EventLine.OfTask(Incident.StoppedTask(Other, t => t["stoppedAt"] = Incident.Iso(Incident.Now.AddDays(-2))))),
            (Incident.Now.AddHours(-3), EventLine.OfTask(Incident.StoppedTask(Incident.TaskId, t => t["stoppedAt"] = Incident.Iso(Incident.Now.AddHours(-3))))));

        var dossier = await Gathered(incident, "prod/checkout");

        dossier.Task!.TaskId.ShouldBe(Incident.TaskId);
        dossier.RebuiltFromEvents.ShouldBeTrue();
        dossier.TaskEvents.ShouldAllBe(e => e.Task.TaskId == Incident.TaskId);
    }

    [Fact]
    public async Task Where_no_event_log_group_exists_the_earlier_windows_are_not_asked_for()
    {
        using var stack = new Stack(Incident.OneCrash().Asked($"prod/{Other}"));

        var answer = await stack.Why(Cancel);

        answer.Verdict.ShouldBe(Verdict.NotFound);
        answer.AwsCalls.ShouldBe(2, "DescribeTasks, and FilterLogEvents once");
    }

    private static void Scaled(System.Text.Json.Nodes.JsonObject task)
    {
        task["stopCode"] = "ServiceSchedulerInitiated";
        task["stoppedReason"] = "Scaling activity initiated by (deployment ecs-svc/1)";
    }

    private static async Task<Dossier> Gathered(Incident incident, string target, string? cluster = null)
    {
        using var stack = new Stack(incident.Asked(target), cluster: cluster);
        return await stack.Gather(Cancel);
    }
}
