using System.Net;

namespace TriageBot.Replay.Tests.Iam.Simulation;

public sealed class SimulatePrincipalPolicyTests
{
    private const string Exec = "arn:aws:iam::111122223333:role/service-role/ecsExec";
    private const string Bounded = "arn:aws:iam::111122223333:role/bounded";

    [Theory]
    [InlineData(Exec, "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbCdEf", "allowed", "role_ecsExec_secrets")]
    [InlineData(Exec, "SecretsManager:getsecretvalue", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbCdEf", "allowed", "role_ecsExec_secrets")]
    [InlineData(Exec, "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbCdEfG", "implicitDeny", null)]
    [InlineData(Exec, "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:DB-AbCdEf", "implicitDeny", null)]
    [InlineData(Exec, "secretsmanager:GetSecretValue", "*", "implicitDeny", null)]
    [InlineData(Exec, "ecr:BatchGetImage", "arn:aws:ecr:eu-central-1:111122223333:repository/checkout", "allowed", "AmazonECSTaskExecutionRolePolicy")]
    [InlineData(Exec, "kms:Decrypt", "*", "explicitDeny", "no-keys")]
    [InlineData(Bounded, "kms:Decrypt", "*", "allowed", "role_bounded_all")]
    [InlineData(Bounded, "s3:GetObject", "*", "implicitDeny", null)]
    public async Task The_recorded_policies_are_weighed(string role, string action, string resource, string decision, string? statement)
    {
        var reply = await Simulate(Given.EvidenceAws(), role, [action], [resource]);

        (reply.Value("EvalActionName"), reply.Value("EvalResourceName"), reply.Value("EvalDecision")).ShouldBe((action, resource, decision));
        reply.Values("SourcePolicyId").Distinct().ShouldBe(statement is null ? [] : [statement]);
        reply.Values("AllowedByPermissionsBoundary").Distinct().ShouldBe(role == Bounded ? [action == "kms:Decrypt" ? "true" : "false"] : []);
    }

    [Fact]
    public async Task A_condition_that_nobody_answered_is_named_and_does_not_allow()
    {
        var aws = Given.EvidenceAws();

        var unknown = await Simulate(aws, Exec, ["ssm:GetParameters"], []);
        unknown.Value("EvalDecision").ShouldBe("implicitDeny");
        unknown.Value("MissingContextValues").ShouldBe("aws:SourceVpce");
        (await Simulate(aws, Exec, ["ssm:GetParameters"], [], ("aws:sourcevpce", "vpce-1"))).Value("EvalDecision").ShouldBe("allowed");
        var other = await Simulate(aws, Exec, ["ssm:GetParameters"], [], ("aws:SourceVpce", "vpce-2"));
        (other.Value("EvalDecision"), other.Value("MissingContextValues")).ShouldBe(("implicitDeny", ""));
    }

    [Fact]
    public async Task A_policy_variable_is_filled_from_the_context()
    {
        var aws = Given.EvidenceAws();
        string[] file = ["arn:aws:s3:::files-pay/a.env"];

        (await Simulate(aws, Exec, ["s3:GetObject"], file)).Value("EvalDecision").ShouldBe("implicitDeny");
        (await Simulate(aws, Exec, ["s3:GetObject"], file, ("aws:PrincipalTag/team", "pay"))).Value("EvalDecision").ShouldBe("allowed");
        (await Simulate(aws, Exec, ["iam:GetRole"], file, ("aws:PrincipalTag/team", "pay"))).Value("EvalDecision").ShouldBe("implicitDeny");
    }

    [Fact]
    public async Task Each_resource_has_its_own_result_below_the_action_s()
    {
        var reply = await Simulate(Given.EvidenceAws(), Exec, ["secretsmanager:GetSecretValue", "logs:PutLogEvents"],
            ["arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbCdEf", "arn:aws:logs:eu-central-1:111122223333:log-group:/ecs/x:*"]);

        reply.Values("EvalActionName").ShouldBe(["secretsmanager:GetSecretValue", "logs:PutLogEvents"]);
        reply.Values("EvalDecision").ShouldBe(["implicitDeny", "allowed"]);
        reply.Values("EvalResourceDecision").ShouldBe(["allowed", "implicitDeny", "allowed", "allowed"]);
    }

    [Fact]
    public async Task A_simulation_that_is_recorded_is_repeated()
    {
        var aws = Given.EvidenceAws(c => c["iam"]!.AsObject().Remove("policies"));

        var reply = await Simulate(aws, Exec, ["sqs:SendMessage"], ["arn:aws:sqs:eu-central-1:111122223333:q"]);
        reply.Value("EvalDecision").ShouldBe("explicitDeny");
        reply.Value("SourcePolicyId").ShouldBe("guard");
        reply.Value("AllowedByOrganizations").ShouldBe("false");
        // To guess without the policies would be worse than to refuse.
        (await Simulate(aws, Exec, ["sqs:SendMessage"], ["arn:aws:sqs:eu-central-1:111122223333:r"])).ShouldRefuseInXml("AccessDenied", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Results_come_in_pages()
    {
        var aws = Given.EvidenceAws();
        const string Three = "&ActionNames.member.1=a:One&ActionNames.member.2=a:Two&ActionNames.member.10=a:Ten&MaxItems=2";

        var first = await aws.Iam("SimulatePrincipalPolicy", $"PolicySourceArn={Uri.EscapeDataString(Exec)}{Three}");
        first.Values("EvalActionName").ShouldBe(["a:One", "a:Two"]);
        (await aws.Iam("SimulatePrincipalPolicy", $"PolicySourceArn={Uri.EscapeDataString(Exec)}{Three}&Marker={Uri.EscapeDataString(first.Value("Marker"))}")).Values("EvalActionName").ShouldBe(["a:Ten"]);
    }

    [Fact]
    public async Task What_cannot_be_simulated_is_refused()
    {
        var aws = Given.EvidenceAws();

        (await Simulate(aws, "arn:aws:iam::111122223333:role/none", ["a:b"], [])).ShouldRefuseInXml("NoSuchEntity", HttpStatusCode.NotFound);
        (await Simulate(aws, "arn:aws:iam::111122223333:role/ecsExec", ["a:b"], [])).ShouldRefuseInXml("NoSuchEntity", HttpStatusCode.NotFound);
        (await Simulate(aws, "arn:aws:iam::111122223333:role/half", ["a:b"], [])).ShouldRefuseInXml("AccessDenied", HttpStatusCode.Forbidden);
        (await Simulate(aws, Exec, ["secretsmanager"], [])).ShouldRefuseInXml("InvalidInput", HttpStatusCode.BadRequest);
        (await Simulate(aws, Exec, [], [])).ShouldRefuseInXml("ValidationError", HttpStatusCode.BadRequest);
        (await aws.Iam("SimulatePrincipalPolicy", $"PolicySourceArn={Uri.EscapeDataString(Exec)}&ActionNames.member.1=a:b&PolicyInputList.member.1=nonsense")).ShouldRefuseInXml("InvalidInput", HttpStatusCode.BadRequest);
    }

    private static Task<Reply> Simulate(AwsClient aws, string role, string[] actions, string[] resources, params (string Key, string Value)[] context) => aws.Iam("SimulatePrincipalPolicy", string.Join('&', [
        $"PolicySourceArn={Uri.EscapeDataString(role)}",
        .. actions.Select((action, i) => $"ActionNames.member.{i + 1}={Uri.EscapeDataString(action)}"),
        .. resources.Select((resource, i) => $"ResourceArns.member.{i + 1}={Uri.EscapeDataString(resource)}"),
        .. context.SelectMany((entry, i) => new[]
        {
            $"ContextEntries.member.{i + 1}.ContextKeyName={Uri.EscapeDataString(entry.Key)}", $"ContextEntries.member.{i + 1}.ContextKeyType=string",
            $"ContextEntries.member.{i + 1}.ContextKeyValues.member.1={Uri.EscapeDataString(entry.Value)}",
        }),
    ]));
}
