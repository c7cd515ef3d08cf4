using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Gathering;

namespace TriageBot.EndToEnd.Gathering;

/// <summary>The service around the task: as it is now, what ran before, how often it happened.</summary>
public sealed class ServiceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_service_is_told_as_it_is_now()
    {
        var now = (await Gathered(Crash(41).Service(3, 2, 42, "IN_PROGRESS"))).Service.ShouldNotBeNull();

        (now.Service.DesiredCount, now.Service.RunningCount, now.Service.Primary!.RolloutState).ShouldBe((3, 2, "IN_PROGRESS"));
    }

    [Fact]
    public async Task The_newest_other_revision_that_completed_its_deployment_is_the_last_good_one()
    {
        var now = (await Gathered(Incident.OneCrash().Deployed(42, 1).Deployed(41, 9).Deployed(40, 30))).Service!;

        now.LastGoodRevision.ShouldBe("checkout:41");
        now.LastGoodSince.ShouldBe(Incident.Now.AddDays(-9));
    }

    [Fact]
    public async Task Where_no_other_revision_ever_completed_there_is_no_last_good_one()
    {
        var dossier = await Gathered(Incident.OneCrash().Deployed(42, 1));

        dossier.Service!.LastGoodRevision.ShouldBeNull();
        dossier.Gaps.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_task_that_no_service_owns_has_neither_service_nor_siblings()
    {
        var incident = new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId, t => t["group"] = "family:checkout");

        var dossier = await Gathered(incident);

        dossier.Service.ShouldBeNull();
        dossier.Occurrences.ShouldBeNull();
        dossier.Looks.ShouldNotContain(l => l.Query.Contains("ListServiceDeployments") || l.Query.Contains("DescribeServices"));
    }

    [Fact]
    public async Task A_service_that_is_gone_is_a_finding_and_no_gap()
    {
        var incident = Incident.OneCrash();
        var recorded = incident.Asked();
        recorded["ecs"]!["services"]!.AsArray().Clear();
        using var stack = new Stack(recorded);

        var dossier = await stack.Gather(Cancel);

        dossier.Service.ShouldBeNull();
        dossier.Looks.Single(l => l.Id == "service").Result.ShouldBe(LookResult.Nothing);
    }

    [Fact]
    public async Task Stops_of_the_same_manner_are_counted_since_the_first_of_them()
    {
        var incident = Incident.OneCrash().Task(Id(1), At(-10)).Task(Id(2), At(-30)).Task(Id(3), t => { At(-40)(t); Exit(t, 137); });

        var often = (await Gathered(incident)).Occurrences.ShouldNotBeNull();

        often.Count.ShouldBe(3);
        often.Since.ShouldBe(Incident.Stopped.AddMinutes(-30));
        often.Until.ShouldBe(Incident.Stopped);
        often.Siblings.Count.ShouldBe(3, "the one that died otherwise is a sibling too");
    }

    [Fact]
    public async Task An_earlier_stop_is_not_called_the_last_of_the_row()
    {
        var often = (await Gathered(Incident.OneCrash().Task(Id(1), At(-10)), $"prod/{Id(1)}")).Occurrences.ShouldNotBeNull();

        often.Until.ShouldBe(Incident.Stopped);
    }

    private static Incident Crash(int runs) => new Incident().Definition(runs, Incident.Container("app")).Definition(42, Incident.Container("app")).Task(Incident.TaskId);

    private static string Id(int n) => $"{n}".PadLeft(32, '0');

    private static Action<System.Text.Json.Nodes.JsonObject> At(int minutes) => t => t["stoppedAt"] = Incident.Iso(Incident.Stopped.AddMinutes(minutes));

    private static void Exit(System.Text.Json.Nodes.JsonObject task, int code) => task["containers"]![0]!["exitCode"] = code;

    private static async Task<Dossier> Gathered(Incident incident, string target = $"prod/{Incident.TaskId}")
    {
        using var stack = new Stack(incident.Asked(target));
        return await stack.Gather(Cancel);
    }
}
