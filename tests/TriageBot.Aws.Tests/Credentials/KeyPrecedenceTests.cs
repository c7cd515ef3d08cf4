using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Credentials;

public sealed class KeyPrecedenceTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public KeyPrecedenceTests() => File.WriteAllText(_file, """
        [default]
        aws_access_key_id = AKIDEFAULT
        aws_secret_access_key = s
        [reader]
        aws_access_key_id = AKIREADER
        aws_secret_access_key = s
        region = ap-south-1
        endpoint_url = http://reader.test:8080
        """);

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Keys_of_the_environment_sign_with_their_token()
    {
        var request = await Read(new() { ["AWS_ACCESS_KEY_ID"] = "AKIENV", ["AWS_SECRET_ACCESS_KEY"] = "s", ["AWS_SESSION_TOKEN"] = "t\n" });

        request.AccessKeyId.ShouldBe("AKIENV");
        request.Headers["X-Amz-Security-Token"].ShouldBe("t");
    }

    [Fact]
    public async Task A_profile_asked_for_goes_before_keys_of_the_environment()
    {
        var request = await Read(new() { ["AWS_ACCESS_KEY_ID"] = "AKIENV", ["AWS_SECRET_ACCESS_KEY"] = "s" }, profile: "reader");

        request.AccessKeyId.ShouldBe("AKIREADER");
        request.Uri.ShouldBe(new Uri("http://reader.test:8080/"));
    }

    [Fact]
    public async Task A_profile_named_by_the_environment_is_used()
    {
        (await Read(new() { ["AWS_PROFILE"] = "reader" })).AccessKeyId.ShouldBe("AKIREADER");
    }

    [Fact]
    public async Task A_profile_that_does_not_exist_is_a_failure_that_says_what_to_do()
    {
        var e = await Should.ThrowAsync<AwsReadException>(() => Read([], profile: "typo"));

        e.Failure.Kind.ShouldBe(FailureKind.CredentialsMissing);
        e.Failure.Operation.ShouldBe("ecs:ListClusters");
        e.Failure.Message.ShouldContain("no usable profile \"typo\"");
        e.Failure.Message.ShouldContain("aws sso login --profile typo");
    }

    [Fact]
    public async Task With_fixed_keys_no_shared_file_is_touched()
    {
        await File.WriteAllTextAsync(_file, "broken", TestContext.Current.CancellationToken);
        using var account = new Account(new() { ["AWS_SHARED_CREDENTIALS_FILE"] = _file, ["AWS_PROFILE"] = "reader" });
        account.Aws.On("ListClusters", _ => Reply.Raw("{}"));

        await account.Clients.Ecs.ListClusters(account.Scope, TestContext.Current.CancellationToken);

        account.Aws.Requests.Single().AccessKeyId.ShouldBe("AKIDEXAMPLE");
        account.Clients.DefaultRegion.ShouldBeNull();
    }

    [Fact]
    public async Task A_broken_shared_file_is_one_failure_that_says_where_it_is_broken_and_quotes_nothing()
    {
        await File.WriteAllTextAsync(_file, "[default]\naws_secret_access_key hunter2", TestContext.Current.CancellationToken);

        var e = await Should.ThrowAsync<AwsReadException>(() => Read([]));

        e.Failure.Kind.ShouldBe(FailureKind.CredentialsMissing);
        e.Failure.Message.ShouldContain($"line 2 of {_file}");
        e.Failure.Message.ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("us-east-2", "eu-west-1", "eu-north-1", "us-east-2")]
    [InlineData(null, "eu-west-1", "eu-north-1", "eu-west-1")]
    [InlineData(null, null, "eu-north-1", "eu-north-1")]
    [InlineData(null, null, null, "ap-south-1")]
    public void The_default_Region_follows_AWSs_precedence(string? option, string? region, string? defaultRegion, string expected)
    {
        var environment = new Dictionary<string, string> { ["AWS_PROFILE"] = "reader", ["AWS_SHARED_CREDENTIALS_FILE"] = _file };
        if (region is not null)
            environment["AWS_REGION"] = region;
        if (defaultRegion is not null)
            environment["AWS_DEFAULT_REGION"] = defaultRegion;
        using var account = new Account(environment, new AwsOptions { Region = option });

        account.Clients.DefaultRegion.ShouldBe(expected);
    }

    private async Task<AwsRequest> Read(Dictionary<string, string> environment, string? profile = null)
    {
        environment["AWS_SHARED_CREDENTIALS_FILE"] = _file;
        using var account = new Account(environment, new AwsOptions { Profile = profile });
        account.Aws.On("ListClusters", _ => Reply.Raw("{}"));
        await account.Clients.Ecs.ListClusters(account.Scope, TestContext.Current.CancellationToken);
        return account.Aws.Requests.Single();
    }
}
