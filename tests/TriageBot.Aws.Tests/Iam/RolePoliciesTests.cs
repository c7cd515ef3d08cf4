using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Iam;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Iam;

public sealed class RolePoliciesTests : IDisposable
{
    private readonly Account _account = new();

    public RolePoliciesTests() => _account.Aws
        .On("ListAttachedRolePolicies", request => Reply.Result("ListAttachedRolePolicies", request.Form.ContainsKey("Marker")
            ? "<AttachedPolicies><member><PolicyName>own</PolicyName><PolicyArn>arn:aws:iam::111122223333:policy/own</PolicyArn></member></AttachedPolicies><IsTruncated>false</IsTruncated>"
            : "<AttachedPolicies><member><PolicyName>exec</PolicyName><PolicyArn>arn:aws:iam::aws:policy/service-role/exec</PolicyArn></member></AttachedPolicies><IsTruncated>true</IsTruncated><Marker>m=/1</Marker>"))
        .On("GetPolicy", request => Reply.Result(
            "GetPolicy", $"<Policy><DefaultVersionId>{(request.Form["PolicyArn"].Contains("aws:policy", StringComparison.Ordinal) ? "v7" : "v1")}</DefaultVersionId></Policy>"))
        .On("GetPolicyVersion", request => Reply.Result(
            "GetPolicyVersion", $"<PolicyVersion><Document>%7B%22from%22%3A%22{request.Form["VersionId"]}%22%7D</Document></PolicyVersion>"))
        .On("ListRolePolicies", _ => Reply.Result("ListRolePolicies", "<PolicyNames><member>inline</member></PolicyNames><IsTruncated>false</IsTruncated>"))
        .On("GetRolePolicy", request => Reply.Result("GetRolePolicy", $"<PolicyDocument>%7B%22in%22%3A%22{request.Form["PolicyName"]}%22%7D</PolicyDocument>"));

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task Attached_and_inline_policies_come_with_their_documents_over_all_pages()
    {
        (await Read()).Policies.ShouldBe(
        [
            new RolePolicy("exec", "arn:aws:iam::aws:policy/service-role/exec", """{"from":"v7"}"""),
            new RolePolicy("own", "arn:aws:iam::111122223333:policy/own", """{"from":"v1"}"""),
            new RolePolicy("inline", null, """{"in":"inline"}"""),
        ]);
        _account.Aws.Requests.ShouldContain(r => r.Body == "Action=ListAttachedRolePolicies&Version=2010-05-08&RoleName=ecsExec&Marker=m%3D%2F1");
    }

    [Fact]
    public async Task A_role_without_policies_has_none()
    {
        _account.Aws
            .On("ListAttachedRolePolicies", _ => Reply.Result("ListAttachedRolePolicies", "<AttachedPolicies/>"))
            .On("ListRolePolicies", _ => Reply.Result("ListRolePolicies", "<PolicyNames/>"));

        (await Read()).Policies.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_not_found()
    {
        foreach (var operation in (string[])["ListAttachedRolePolicies", "ListRolePolicies"])
            _account.Aws.On(operation, _ => Reply.XmlError("NoSuchEntity", "The role with name ecsExec cannot be found.", 404));

        (await Should.ThrowAsync<AwsReadException>(Read)).Failure.Kind.ShouldBe(FailureKind.NotFound);
    }

    [Fact]
    public async Task A_list_that_promises_more_without_a_marker_is_one_clear_failure()
    {
        _account.Aws.On("ListRolePolicies", _ => Reply.Result("ListRolePolicies", "<PolicyNames/><IsTruncated>true</IsTruncated>"));

        (await Should.ThrowAsync<AwsReadException>(Read)).Failure.Code.ShouldBe("UnreadableResponse");
    }

    private Task<RolePolicies> Read() => _account.Clients.Iam.GetRolePolicies(_account.Scope, "ecsExec", TestContext.Current.CancellationToken);
}
