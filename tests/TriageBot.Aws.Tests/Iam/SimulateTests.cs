using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Iam;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Iam;

public sealed class SimulateTests : IDisposable
{
    private const string Role = "arn:aws:iam::111122223333:role/ecsExec";
    private const string Secret = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbCdEf";
    private readonly Account _account = new();

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task Each_resource_has_its_own_decision_with_the_statements_that_made_it()
    {
        _account.Aws.On("SimulatePrincipalPolicy", _ => Results($"""
            <member><EvalActionName>secretsmanager:GetSecretValue</EvalActionName><EvalResourceName>{Secret}</EvalResourceName><EvalDecision>implicitDeny</EvalDecision>
              <MatchedStatements/><MissingContextValues/>
              <OrganizationsDecisionDetail><AllowedByOrganizations>true</AllowedByOrganizations></OrganizationsDecisionDetail>
              <ResourceSpecificResults>
                <member><EvalResourceName>{Secret}</EvalResourceName><EvalResourceDecision>implicitDeny</EvalResourceDecision><MatchedStatements/>
                  <MissingContextValues><member>aws:SourceVpce</member></MissingContextValues>
                  <PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>false</AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail></member>
                <member><EvalResourceName>other</EvalResourceName><EvalResourceDecision>explicitDeny</EvalResourceDecision>
                  <MatchedStatements><member><SourcePolicyId>role_ecsExec_guard</SourcePolicyId><SourcePolicyType>role</SourcePolicyType>
                    <StartPosition><Line>3</Line><Column>5</Column></StartPosition></member></MatchedStatements></member>
              </ResourceSpecificResults></member>
            """));

        var simulated = await Simulate(["secretsmanager:GetSecretValue"], [Secret, "other"]);

        simulated.Select(s => (s.Action, s.Resource, s.Decision)).ShouldBe(
        [
            ("secretsmanager:GetSecretValue", Secret, "implicitDeny"),
            ("secretsmanager:GetSecretValue", "other", "explicitDeny"),
        ]);
        simulated[0].MissingContextKeys.ShouldBe(["aws:SourceVpce"]);
        (simulated[0].IsCertain, simulated[0].AllowedByOrganizations, simulated[0].AllowedByPermissionsBoundary).ShouldBe((false, true, false));
        simulated[1].MatchedStatements.ShouldBe([new MatchedStatement("role_ecsExec_guard", "role")]);
        (simulated[1].IsCertain, simulated[1].AllowedByPermissionsBoundary).ShouldBe((true, null));
    }

    [Fact]
    public async Task An_action_on_no_resource_in_particular_is_one_decision()
    {
        _account.Aws.On("SimulatePrincipalPolicy", _ => Results("""
            <member><EvalActionName>ecr:GetAuthorizationToken</EvalActionName><EvalResourceName>*</EvalResourceName><EvalDecision>allowed</EvalDecision>
              <MatchedStatements><member><SourcePolicyId>AmazonECSTaskExecutionRolePolicy</SourcePolicyId><SourcePolicyType>IAM Policy</SourcePolicyType></member></MatchedStatements>
              <MissingContextValues/></member>
            """));

        var simulated = (await Simulate(["ecr:GetAuthorizationToken"], [])).ShouldHaveSingleItem();

        simulated.IsAllowed.ShouldBeTrue();
        simulated.Resource.ShouldBe("*");
        simulated.AllowedByOrganizations.ShouldBeNull();
        simulated.MatchedStatements.ShouldBe([new MatchedStatement("AmazonECSTaskExecutionRolePolicy", "IAM Policy")]);
    }

    [Fact]
    public async Task Lists_and_context_are_numbered_from_one()
    {
        _account.Aws.On("SimulatePrincipalPolicy", _ => Results(""));

        await _account.Clients.Iam.Simulate(
            _account.Scope, Role, ["a:One", "a:Two"], [Secret], [new ContextEntry("aws:SecureTransport", "boolean", ["true"])], TestContext.Current.CancellationToken);

        _account.Aws.Requests.Single().Form.ShouldBe(
            new Dictionary<string, string>
            {
                ["Action"] = "SimulatePrincipalPolicy",
                ["Version"] = "2010-05-08",
                ["PolicySourceArn"] = Role,
                ["ActionNames.member.1"] = "a:One",
                ["ActionNames.member.2"] = "a:Two",
                ["ResourceArns.member.1"] = Secret,
                ["ContextEntries.member.1.ContextKeyName"] = "aws:SecureTransport",
                ["ContextEntries.member.1.ContextKeyType"] = "boolean",
                ["ContextEntries.member.1.ContextKeyValues.member.1"] = "true",
                ["MaxItems"] = "1000",
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task Pages_are_followed()
    {
        _account.Aws.On("SimulatePrincipalPolicy", request => request.Form.ContainsKey("Marker")
            ? Results(Decision("b:Two"))
            : Reply.Result("SimulatePrincipalPolicy", $"<EvaluationResults>{Decision("a:One")}</EvaluationResults><IsTruncated>true</IsTruncated><Marker>next</Marker>"));

        (await Simulate(["a:One", "b:Two"], [])).Select(s => s.Action).ShouldBe(["a:One", "b:Two"]);
    }

    [Fact]
    public async Task Other_actions_resources_or_context_are_other_questions()
    {
        _account.Aws.On("SimulatePrincipalPolicy", _ => Results(""));

        await Simulate(["a", "b"], []);
        await Simulate(["a"], ["b"]);
        await Simulate(["a", "b"], []);
        await _account.Clients.Iam.Simulate(_account.Scope, Role, ["a", "b"], [], [new ContextEntry("k", "string", ["v"])], TestContext.Current.CancellationToken);

        _account.Aws.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_not_found()
    {
        _account.Aws.On("SimulatePrincipalPolicy", _ => Reply.XmlError("NoSuchEntity", "Role ecsExec does not exist or is not attachable.", 404));

        (await Should.ThrowAsync<AwsReadException>(() => Simulate(["a:One"], []))).Failure.Kind.ShouldBe(FailureKind.NotFound);
    }

    [Fact]
    public async Task A_policy_that_IAM_cannot_evaluate_is_tried_again()
    {
        _account.Aws.On("SimulatePrincipalPolicy", _ => Results(Decision("a:One"))).Fault("SimulatePrincipalPolicy", Reply.XmlError("PolicyEvaluation", "failed", 500));

        (await Simulate(["a:One"], [])).Count.ShouldBe(1);
    }

    private static string Decision(string action) => $"<member><EvalActionName>{action}</EvalActionName><EvalDecision>allowed</EvalDecision></member>";

    private static Reply Results(string members) =>
        Reply.Result("SimulatePrincipalPolicy", $"<EvaluationResults>{members}</EvaluationResults><IsTruncated>false</IsTruncated>");

    private Task<IReadOnlyList<SimulatedAction>> Simulate(IReadOnlyList<string> actions, IReadOnlyList<string> resources) =>
        _account.Clients.Iam.Simulate(_account.Scope, Role, actions, resources, TestContext.Current.CancellationToken);
}
