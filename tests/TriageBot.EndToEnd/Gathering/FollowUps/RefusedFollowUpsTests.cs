using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;
using TriageBot.Triage.Gathering;

namespace TriageBot.EndToEnd.Gathering.FollowUps;

/// <summary>Each look-up that a reading asks for: nothing there, refused, throttled for good, never answered. The answer comes all the same.</summary>
public sealed class RefusedFollowUpsTests
{
    private static readonly Dictionary<string, Wanted> s_wanted = new(StringComparer.Ordinal)
    {
        ["memory"] = new(() => Wanting.Memory().LogGroup(Wanting.UsageGroup), "FilterLogEvents", "TaskId", "container-insights"),
        ["metrics"] = new(() => Wanting.Memory().ServiceMemory(), "GetMetricData", null, "metrics"),
        ["denied calls"] = new(() => Wanting.Permission().LogGroup(Wanting.TrailGroup), "FilterLogEvents", "userIdentity", "cloudtrail"),
        ["action logs"] = new(() => Wanting.NoTask().LogGroup(Wanting.ActionGroup), "FilterLogEvents", "actionSourceId", "action-logs", "service/prod/checkout"),
        ["service actions"] = new(() => Wanting.NoTask().LogGroup(Incident.EventGroup), "FilterLogEvents", "resources[0]", "events", "service/prod/checkout"),
        ["changes"] = new(Wanting.Changes, "DescribeTaskDefinition", "checkout:41", "changes"),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> FollowUps => [.. s_wanted.Keys];

    [Theory]
    [MemberData(nameof(FollowUps))]
    public async Task Nothing_there_is_a_finding_and_no_gap(string followUp)
    {
        var answer = await Why(s_wanted[followUp], incident => incident);

        answer.Dossier.Looks.Single(l => l.Id == s_wanted[followUp].Look).Result.ShouldBe(LookResult.Nothing);
        answer.Dossier.Gaps.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(FollowUps))]
    public async Task A_denied_one_is_a_gap_with_the_one_statement_that_opens_it(string followUp)
    {
        var wanted = s_wanted[followUp];

        var answer = await Why(wanted, incident => incident.Fault(wanted.Operation, "AccessDeniedException", wanted.Match));

        answer.Dossier.Looks.Single(l => l.Id == wanted.Look).Result.ShouldBe(LookResult.Denied);
        answer.Dossier.Gaps.ShouldContain(g => g.Grant != null && g.Grant.Contains($":{wanted.Operation}"));
    }

    [Theory]
    [MemberData(nameof(FollowUps))]
    public async Task One_that_is_throttled_for_good_is_a_gap(string followUp)
    {
        var wanted = s_wanted[followUp];

        var answer = await Why(wanted, incident => incident.Fault(wanted.Operation, "ThrottlingException", wanted.Match));

        answer.Dossier.Looks.Single(l => l.Id == wanted.Look).Result.ShouldBe(LookResult.Failed);
        answer.Dossier.Gaps.ShouldContain(g => g.Because.Contains("Throttling") && g.Grant == null);
    }

    [Theory]
    [MemberData(nameof(FollowUps))]
    public async Task One_that_never_answers_costs_nothing_but_itself(string followUp)
    {
        var wanted = s_wanted[followUp];

        var answer = await Why(wanted, incident => incident.Fault(wanted.Operation, "timeout", wanted.Match), TimeSpan.FromSeconds(2));

        answer.Dossier.Gaps.ShouldHaveSingleItem();
        answer.Verdict.ShouldNotBe(Verdict.NotFound);
        answer.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3), "the deadline, and a second");
    }

    private static async Task<Answer> Why(Wanted wanted, Func<Incident, Incident> change, TimeSpan? deadline = null)
    {
        using var stack = new Stack(change(wanted.Incident()).Asked(wanted.Target), settings: Wanting.Trail with { Deadline = deadline ?? Wanting.Trail.Deadline });
        return await stack.Why(Cancel);
    }

    private sealed record Wanted(Func<Incident> Incident, string Operation, string? Match, string Look, string Target = $"prod/{Stacks.Incident.TaskId}");
}
