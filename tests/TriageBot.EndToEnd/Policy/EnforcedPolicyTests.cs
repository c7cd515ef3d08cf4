using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Iam;
using TriageBot.Triage.Rulebook;

namespace TriageBot.EndToEnd.Policy;

/// <summary>
/// Every probe, follow-up and check under the policy that the program prints, against accounts that enforce it: nothing is called that it does not allow, and
/// each action of each of its statements is used.
/// </summary>
public sealed class EnforcedPolicyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_called_outside_it_and_none_of_it_is_unused()
    {
        var policy = await Granted();
        var rules = Rules.BuiltIn();

        foreach (var (target, settings) in Worlds.All())
        {
            using var stack = new Stack(target, settings: settings, rules: rules, before: account => new PolicedHandler(account, policy));
            await stack.Why(Cancel);
        }

        await LookUps(policy);

        policy.Refused.ShouldBeEmpty();
        policy.Granted.Except(policy.Used).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_it_does_not_allow_is_refused_and_the_answer_comes_all_the_same()
    {
        var nothing = new GrantedPolicy(JsonNode.Parse("""{ "Statement": [ { "Sid": "Some", "Effect": "Allow", "Action": ["ecs:*", "logs:GetLogEvents"], "Resource": ["*"] } ] }""")!);
        using var stack = new Stack(Worlds.All().First().Recorded, before: account => new PolicedHandler(account, nothing));

        var answer = await stack.Why(Cancel);

        nothing.Refused.ShouldNotBeEmpty();
        answer.Dossier.Task.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbCdEf")]
    [InlineData("ssm:GetParameter", "arn:aws:ssm:eu-central-1:111122223333:parameter/db")]
    [InlineData("ssm:GetParametersByPath", "*")]
    [InlineData("ecs:StopTask", "arn:aws:ecs:eu-central-1:111122223333:task/prod/1")]
    [InlineData("ecs:UpdateService", "arn:aws:ecs:eu-central-1:111122223333:service/prod/checkout")]
    [InlineData("ecs:DescribeTasks", "arn:aws:ecs:eu-central-1:999999999999:task/prod/1")]
    [InlineData("logs:GetLogEvents", "arn:aws:logs:eu-central-1:111122223333:log-group:/payroll:log-stream:x")]
    public async Task Values_changes_and_other_accounts_are_out_of_reach(string action, string resource) =>
        (await Granted()).Allows(new SignedCall(action, [resource], null)).ShouldBeFalse();

    /// <summary>What threads, targets and the other verbs look up, and no reading asks for.</summary>
    private static async Task LookUps(GrantedPolicy policy)
    {
        var recorded = Wanting.Permission().Role("exec", "ecr:*").Asked();
        recorded["iam"]!["roles"]![0]!["AttachedPolicies"] = new JsonArray(new JsonObject { ["PolicyName"] = "pull", ["PolicyArn"] = "arn:aws:iam::111122223333:policy/pull" });
        recorded["iam"]!["policies"] = new JsonArray(new JsonObject { ["Arn"] = "arn:aws:iam::111122223333:policy/pull", ["PolicyName"] = "pull", ["DefaultVersionId"] = "v1", ["Document"] = JsonNode.Parse("""{ "Version": "2012-10-17", "Statement": [] }""") });
        using var stack = new Stack(recorded, before: account => new PolicedHandler(account, policy));
        var role = TaskRole.Execution(new EcsTask { TaskArn = Incident.Arn("task/prod/1"), ExecutionRoleOverride = "arn:aws:iam::111122223333:role/exec" }, null)!;
        var tools = stack.Desk.Open(stack.Target).Tools;
        (await tools.Iam.Policies(role, Cancel)).Gap.ShouldBeNull();
        (await tools.Ecs.ListClusters(Cancel)).Gap.ShouldBeNull();
        await stack.Reads.Ecs.ListServices(stack.Target.Scope, "prod", 10, Cancel);
    }

    private static async Task<GrantedPolicy> Granted()
    {
        var run = await Cli.Cli.Run("policy", "--account", "111122223333", "--log-group", Wanting.TrailGroup);
        return new GrantedPolicy(JsonNode.Parse(run.Out)!);
    }
}
