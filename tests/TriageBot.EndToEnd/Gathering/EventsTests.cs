using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Gathering;

namespace TriageBot.EndToEnd.Gathering;

/// <summary>What is taken from the event log groups.</summary>
public sealed class EventsTests
{
    private const string Other = "ffffffffffffffffffffffffffffffff";

    private static readonly DateTimeOffset At = Incident.Stopped;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_that_is_delivered_twice_and_out_of_order_counts_once_and_in_order()
    {
        var dossier = await Gathered(
            (At.AddSeconds(1), State(7)), (At.AddSeconds(2), State(4)), (At.AddSeconds(3), State(7)), (At.AddSeconds(3), State(5)));

        dossier.TaskEvents.Select(e => e.Task.Version).ShouldBe([4, 5, 7]);
        dossier.TaskEvents[^1].Line.Timestamp.ShouldBe(At.AddSeconds(1), "the first of the two copies");
        dossier.TaskEvents.Select(e => e.Line.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task Events_of_other_tasks_are_left_out_whatever_they_mention()
    {
        var foreign = EventLine.OfTask(Incident.StoppedTask(Other, t => t["stoppedReason"] = Incident.Arn($"task/prod/{Incident.TaskId}")));

        var dossier = await Gathered((At, foreign), (At, State(5)), (At, "{ not json"), (At, $"taskArn {Incident.TaskId}"));

        dossier.TaskEvents.ShouldHaveSingleItem().Task.TaskId.ShouldBe(Incident.TaskId);
    }

    [Fact]
    public async Task Actions_of_the_tasks_service_are_kept_once_and_in_order_and_those_of_others_are_not()
    {
        var failed = EventLine.OfService("SERVICE_TASK_START_IMPAIRED", At.AddSeconds(-3));
        var dossier = await Gathered(
            (At, failed), (At.AddSeconds(5), failed),
            (At, EventLine.OfService("SERVICE_TASK_PLACEMENT_FAILURE", At.AddSeconds(-9))),
            (At, EventLine.OfService("SERVICE_TASK_PLACEMENT_FAILURE", At, service: "payments")));

        dossier.ServiceActions.Select(a => a.Name).ShouldBe(["SERVICE_TASK_PLACEMENT_FAILURE", "SERVICE_TASK_START_IMPAIRED"]);
    }

    [Fact]
    public async Task All_configured_groups_are_read_and_the_usual_one_is_then_not_tried()
    {
        var incident = Incident.OneCrash().Events("/audit/one", "s", (At, State(4))).Events("/audit/two", "s", (At, State(5)));

        var dossier = await Gathered(incident, new EvidenceSettings(["/audit/one", "/audit/two"], TimeSpan.FromSeconds(15)));

        dossier.TaskEvents.Select(e => e.Line.Stream.Group).ShouldBe(["/audit/one", "/audit/two"]);
        dossier.Looks.ShouldNotContain(l => l.Query.Contains(Incident.EventGroup));
    }

    [Fact]
    public async Task A_denied_group_is_a_gap_and_the_other_one_is_read_all_the_same()
    {
        var incident = Incident.OneCrash().LogGroup("/audit/one").Events("/audit/two", "s", (At, State(5))).Fault("FilterLogEvents", "AccessDeniedException", match: "/audit/one");

        var dossier = await Gathered(incident, new EvidenceSettings(["/audit/one", "/audit/two"], TimeSpan.FromSeconds(15)));

        dossier.TaskEvents.ShouldHaveSingleItem();
        dossier.Gaps.Single().Grant.ShouldBe("""{"Effect":"Allow","Action":"logs:FilterLogEvents","Resource":"arn:aws:logs:eu-central-1:*:log-group:/audit/one:*"}""");
    }

    [Fact]
    public async Task A_group_of_the_class_infrequent_access_is_named_as_that()
    {
        var incident = Incident.OneCrash().LogGroup(Incident.EventGroup, "INFREQUENT_ACCESS");

        (await Gathered(incident, EvidenceSettings.Default)).Gaps.Single().Because.ShouldContain("INFREQUENT_ACCESS");
    }

    [Fact]
    public async Task A_group_that_nobody_set_up_is_no_gap()
    {
        var dossier = await Gathered(Incident.OneCrash(), EvidenceSettings.Default);

        dossier.Gaps.ShouldBeEmpty();
        dossier.Looks.Single(l => l.Id == "events").Detail.ShouldBe($"no log group {Incident.EventGroup}");
    }

    private static string State(int version) => EventLine.OfTask(Incident.StoppedTask(Incident.TaskId, t => t["version"] = version));

    private static Task<Dossier> Gathered(params (DateTimeOffset At, string Message)[] events) =>
        Gathered(Incident.OneCrash().Events(Incident.EventGroup, "s", events), EvidenceSettings.Default);

    private static async Task<Dossier> Gathered(Incident incident, EvidenceSettings settings)
    {
        using var stack = new Stack(incident.Asked(), settings: settings);
        return await stack.Gather(Cancel);
    }
}
