using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;

namespace TriageBot.EndToEnd.Gathering.FollowUps;

/// <summary>What AWS denied to the task's roles.</summary>
public sealed class PermissionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Denied_calls_of_this_tasks_session_are_read_and_no_others()
    {
        var answer = await Why(Wanting.Permission().Events(Wanting.TrailGroup, "trail",
            (Incident.Stopped, Wanting.Denied(Incident.TaskId, Incident.Stopped)),
            (Incident.Stopped, Wanting.Denied("x" + Incident.TaskId, Incident.Stopped)),
            (Incident.Stopped, Wanting.Denied("ffffffffffffffffffffffffffffffff", Incident.Stopped))));

        var call = answer.Dossier.DeniedCalls.ShouldHaveSingleItem();
        call.Action.ShouldBe("ecr:BatchGetImage");
        call.Role.ShouldBe("exec");
    }

    [Fact]
    public async Task Without_a_log_group_in_the_settings_CloudTrail_is_not_asked()
    {
        using var stack = new Stack(Wanting.Permission().Asked());

        (await stack.Why(Cancel)).Dossier.Looks.ShouldNotContain(l => l.Id.StartsWith("cloudtrail"));
    }

    private static async Task<Answer> Why(Incident incident)
    {
        using var stack = new Stack(incident.Asked(), settings: Wanting.Trail);
        return await stack.Why(Cancel);
    }
}
