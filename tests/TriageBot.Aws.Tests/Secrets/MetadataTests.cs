using TriageBot.Aws.Tests.Fakes;

namespace TriageBot.Aws.Tests.Secrets;

public sealed class MetadataTests : IDisposable
{
    private readonly Account _account = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task A_secret_tells_its_key_its_stages_and_that_it_is_being_deleted()
    {
        _account.Aws.On("DescribeSecret", _ => Reply.Raw("""
            {"ARN":"arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbCdEf","Name":"db","KmsKeyId":"arn:k","DeletedDate":1.7E9,"VersionIdsToStages":{"v":["AWSCURRENT"],"w":null}}
            """));

        var secret = (await _account.Clients.SecretsManager.DescribeSecret(_account.Scope, "db", Cancel)).ShouldNotBeNull();

        (secret.Arn, secret.Name, secret.KmsKeyId, secret.IsDeleted).ShouldBe(("arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbCdEf", "db", "arn:k", true));
        secret.VersionStages["v"].ShouldBe(["AWSCURRENT"]);
        secret.VersionStages["w"].ShouldBeEmpty();
    }

    [Fact]
    public async Task A_secret_that_does_not_exist_is_none()
    {
        _account.Aws.On("DescribeSecret", _ => Reply.Error("ResourceNotFoundException", "Secrets Manager can't find the specified secret."));

        (await _account.Clients.SecretsManager.DescribeSecret(_account.Scope, "db", Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Parameters_are_asked_for_by_name_and_those_that_do_not_exist_are_left_out()
    {
        _account.Aws.On("DescribeParameters", request => Reply.Raw(request.Json["NextToken"] is null
            ? """{"Parameters":[],"NextToken":"t"}"""
            : """{"Parameters":[{"Name":"/app/db","ARN":"arn:aws:ssm:eu-central-1:111122223333:parameter/app/db","Type":"SecureString","KeyId":"alias/aws/ssm","Version":3,"LastModifiedDate":1.7E9}]}"""));

        var parameter = (await _account.Clients.SystemsManager.DescribeParameters(_account.Scope, ["/app/db", "/app/none", "/app/db"], Cancel)).ShouldHaveSingleItem();

        (parameter.Name, parameter.Type, parameter.KeyId, parameter.Version).ShouldBe(("/app/db", "SecureString", "alias/aws/ssm", 3));
        _account.Aws.Requests.First().Json["ParameterFilters"]!.ToJsonString().ShouldBe("""[{"Key":"Name","Option":"Equals","Values":["/app/db","/app/none"]}]""");
    }
}
