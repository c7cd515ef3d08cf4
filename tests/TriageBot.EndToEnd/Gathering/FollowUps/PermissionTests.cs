using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;

namespace TriageBot.EndToEnd.Gathering.FollowUps;

/// <summary>What AWS denied to the task's roles, and what their policies say now.</summary>
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

    [Theory]
    [InlineData("s3:GetObject", "ecr:BatchGetImage on *: implicitDeny (no statement allows it)")]
    [InlineData("ecr:*", "not refuted by identity policies")]
    public async Task The_roles_policies_are_looked_at_as_of_now(string allowed, string told)
    {
        var answer = await Why(Wanting.Permission().Role("exec", allowed));

        var look = answer.Dossier.Looks.Single(l => l.Id == "iam/exec/simulation");
        look.Detail.ShouldContain(told);
        look.Detail.ShouldContain("as they are now");
        answer.Conclusion.ShouldBeNull("what a policy says now proves nothing of then");
    }

    [Fact]
    public async Task A_role_that_is_not_there_is_said()
    {
        var answer = await Why(Wanting.Permission());

        answer.Dossier.Looks.Single(l => l.Id == "iam/exec/simulation").Detail.ShouldContain("the execution role exec is not there now");
    }

    private static async Task<Answer> Why(Incident incident)
    {
        using var stack = new Stack(incident.Asked(), settings: Wanting.Trail);
        return await stack.Why(Cancel);
    }
}
