using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Iam;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Iam;

public sealed class RoleTests : IDisposable
{
    private readonly Account _account = new();

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task A_role_comes_with_its_decoded_trust_its_path_and_its_boundary()
    {
        _account.Aws.On("GetRole", _ => Reply.Result("GetRole", """
            <Role><Path>/service-role/</Path><RoleName>ecsExec</RoleName><RoleId>AROAEXAMPLE</RoleId>
              <Arn>arn:aws:iam::111122223333:role/service-role/ecsExec</Arn><CreateDate>2026-01-01T13:00:00Z</CreateDate>
              <AssumeRolePolicyDocument>%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Principal%22%3A%7B%22Service%22%3A%22ecs-tasks.amazonaws.com%22%7D%7D%5D%7D</AssumeRolePolicyDocument>
              <PermissionsBoundary><PermissionsBoundaryType>Policy</PermissionsBoundaryType><PermissionsBoundaryArn>arn:aws:iam::111122223333:policy/edge</PermissionsBoundaryArn></PermissionsBoundary></Role>
            """));

        (await GetRole()).ShouldBe(new IamRole(
            "arn:aws:iam::111122223333:role/service-role/ecsExec",
            "ecsExec",
            "/service-role/",
            """{"Version":"2012-10-17","Statement":[{"Principal":{"Service":"ecs-tasks.amazonaws.com"}}]}""",
            "arn:aws:iam::111122223333:policy/edge",
            new DateTimeOffset(2026, 1, 1, 13, 0, 0, TimeSpan.Zero)));
        var request = _account.Aws.Requests.Single();
        request.Body.ShouldBe("Action=GetRole&Version=2010-05-08&RoleName=ecsExec");
        request.Uri.ShouldBe(new Uri("https://iam.amazonaws.com/"));
        request.Headers["Authorization"].ShouldContain("/20260101/us-east-1/iam/aws4_request");
    }

    [Fact]
    public async Task A_plus_in_a_document_stays_a_plus()
    {
        _account.Aws.On("GetRole", _ => Role("<AssumeRolePolicyDocument>a+b%20c%2Bd</AssumeRolePolicyDocument>"));

        (await GetRole())!.TrustPolicy.ShouldBe("a+b c+d");
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_null()
    {
        _account.Aws.On("GetRole", _ => Reply.XmlError("NoSuchEntity", "The role with name ecsExec cannot be found.", 404));

        (await GetRole()).ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_is_kept_for_a_minute_and_for_its_scope()
    {
        _account.Aws.On("GetRole", _ => Role(""));

        await GetRole();
        _account.Time.Advance(TimeSpan.FromSeconds(59));
        await GetRole();
        _account.Aws.Requests.Count.ShouldBe(1);

        await _account.Clients.Iam.GetRole(_account.Scope with { Account = "444455556666" }, "ecsExec", TestContext.Current.CancellationToken);
        _account.Time.Advance(TimeSpan.FromSeconds(2));
        await GetRole();
        _account.Aws.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("<GetRoleResponse><GetRoleResult><Role><Arn>a</Ar")]
    [InlineData("<GetRoleResponse><GetRoleResult/></GetRoleResponse>")]
    [InlineData("<GetRoleResponse><GetRoleResult><Role><RoleName>r</RoleName></Role></GetRoleResult></GetRoleResponse>")]
    [InlineData("<ListRolesResponse><ListRolesResult/></ListRolesResponse>")]
    [InlineData("{}")]
    public async Task An_answer_that_is_not_AWSs_is_one_clear_failure(string body)
    {
        _account.Aws.On("GetRole", _ => Reply.Xml(body));

        var failure = (await Should.ThrowAsync<AwsReadException>(GetRole)).Failure;

        failure.Kind.ShouldBe(FailureKind.ServerError);
        failure.Message.ShouldContain("iam:GetRole is cut off or not what AWS documents");
    }

    private static Reply Role(string more) => Reply.Result("GetRole", $"<Role><RoleName>ecsExec</RoleName><Arn>arn:aws:iam::111122223333:role/ecsExec</Arn>{more}</Role>");

    private Task<IamRole?> GetRole() => _account.Clients.Iam.GetRole(_account.Scope, "ecsExec", TestContext.Current.CancellationToken);
}
