using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Checks;

namespace TriageBot.EndToEnd.Checks;

/// <summary>The same message over two accounts: once a permission or a thing is missing, once the network path.</summary>
public sealed class NetworkPairsTests
{
    private const string NoGroup =
        "ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed";

    [Theory]
    [InlineData("s3:GetObject", true, "secret_access_denied")]
    [InlineData("secretsmanager:GetSecretValue", false, "secret_unreachable")]
    public async Task A_secret_whose_message_is_cut(string allowed, bool reachable, string cause)
    {
        var answer = await Placed(Messages.SecretCut, Unstarted.Secret).Role(Unstarted.Role, allowed, "ecr:*").Section("secretsmanager", Unstarted.Kept(Unstarted.Secret)).Asked()
            .In(reachable ? new Network().Endpoint("secretsmanager") : new Network()).Why();

        answer.Reading.ShouldNotBeNull().Cause.ShouldBe(cause);
        answer.Check("network").Status.ShouldBe(reachable ? CheckStatus.Pass : CheckStatus.Fail);
        answer.Conclusion.ShouldBeNull("the account is as it is now, and the message names no cause");
    }

    [Theory]
    [InlineData("s3:GetObject", true, "ecr_pull_denied")]
    [InlineData("ecr:*", false, "ecr_unreachable")]
    public async Task A_pull_whose_message_is_cut(string allowed, bool reachable, string cause)
    {
        var answer = await Placed(Messages.PullCut).Role(Unstarted.Role, allowed).Section("ecr", Unstarted.Pushed("1.4.2")).Asked()
            .In(reachable ? new Network().Nat() : new Network()).Why();

        answer.Reading.ShouldNotBeNull().Cause.ShouldBe(cause);
        answer.Check("network").Status.ShouldBe(reachable ? CheckStatus.Pass : CheckStatus.Fail);
    }

    [Theory]
    [InlineData(false, true, "log_group_missing", "logs_unreachable", "there is no log group /ecs/checkout in eu-central-1")]
    [InlineData(true, false, "logs_unreachable", "log_group_missing", "no network path from subnet-0task to logs.eu-central-1.amazonaws.com")]
    public async Task A_log_group_that_was_not_found_in_time(bool there, bool reachable, string cause, string other, string because)
    {
        var incident = Placed(NoGroup);
        var answer = await (there ? incident.LogGroup(Incident.Group) : incident).Asked().In(reachable ? new Network().Endpoint("logs") : new Network()).Why();

        answer.Reading.ShouldNotBeNull().Cause.ShouldBe(cause);
        answer.RuledOut.Single(r => r.Cause == other).Because.ShouldContain(because);
    }

    [Fact]
    public async Task Where_both_fail_or_nothing_was_read_the_message_is_left_open()
    {
        var both = await Placed(Messages.SecretCut, Unstarted.Secret).Role(Unstarted.Role, "s3:GetObject").Section("secretsmanager", Unstarted.Kept(Unstarted.Secret)).Asked().In(new Network()).Why();
        both.Reading.ShouldNotBeNull().Cause.ShouldBe("secret_fetch_failed_truncated");

        var nothing = await Placed(Messages.SecretCut, Unstarted.Secret).Asked().In(null).Why();
        nothing.Reading.ShouldNotBeNull().Cause.ShouldBe("secret_fetch_failed_truncated");
        nothing.Dossier.Checks.ShouldAllBe(c => c.Status != CheckStatus.Pass);
    }

    [Theory]
    [InlineData(Messages.SecretCut)]
    [InlineData(Messages.PullCut)]
    [InlineData(NoGroup)]
    public async Task Checks_cost_ten_calls_at_the_most(string message)
    {
        var recorded = Placed(message, Unstarted.Secret).LogGroup(Incident.Group).Role(Unstarted.Role, "ecr:*", "secretsmanager:*").Section("ecr", Unstarted.Pushed("1.4.2")).Section("secretsmanager", Unstarted.Kept(Unstarted.Secret)).Asked()
            .In(new Network().Endpoint("secretsmanager").Endpoint("ecr.api").Endpoint("ecr.dkr").Endpoint("logs"));
        using var stack = new Stack(recorded);
        var cancel = TestContext.Current.CancellationToken;
        var calls = (await stack.Why(cancel)).AwsCalls;

        using var gathered = new Stack(recorded);
        using var count = gathered.Calls.Begin();
        await gathered.Gather(cancel);
        (calls - count.Calls).ShouldBeInRange(3, 10);
    }

    private static Incident Placed(string reason, params string[] references) => Unstarted.Of(reason, references: references).Change(Surrounded.Placed);
}
