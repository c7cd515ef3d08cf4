using System.Text;
using TriageBot.Aws.Signing;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Signing;

/// <summary>The signatures were made by AWS's own Python client.</summary>
public sealed class RequestSignerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/model/eu.anthropic.claude-x-v1:0/invoke", "39367db16da5e5e094533eeef48e5187053aed8b93a9a056b009199a370fb8c7")]
    [InlineData("/model/arn:aws:bedrock:eu-central-1:111122223333:inference-profile%2Feu.x/invoke", "24509f106d4d3e984be3cd7ba4a93147c8f08cfb1c28197d07ac7a33864952ad")]
    public async Task A_request_of_another_client_is_signed_as_AWS_would(string path, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://bedrock-runtime.eu-central-1.amazonaws.com{path}");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("{\"a\":\"ä\"}")) { Headers = { { "Content-Type", "application/json" } } };
        var signer = Signer(("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"), ("AWS_SESSION_TOKEN", "session-token"));

        await signer.Sign(request, "eu-central-1", Token);
        await signer.Sign(request, "eu-central-1", Token);

        request.Headers.GetValues("Authorization").ShouldBe(
            [$"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu-central-1/bedrock/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature={signature}"]);
        request.Headers.GetValues("X-Amz-Date").ShouldBe(["20260101T141000Z"]);
        request.Headers.GetValues("X-Amz-Security-Token").ShouldBe(["session-token"]);
    }

    [Fact]
    public void The_Region_is_the_environments() => Signer(("AWS_REGION", "eu-west-1")).Region.ShouldBe("eu-west-1");

    [Fact]
    public async Task Without_credentials_the_action_is_named_and_nothing_is_added()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://bedrock-runtime.eu-central-1.amazonaws.com/");
        var signer = new RequestSigner(new AwsOptions { Profile = "no-such-profile", Environment = NoFiles }, "bedrock", "bedrock:InvokeModel", TimeProvider.System);

        var error = await Should.ThrowAsync<AwsReadException>(() => signer.Sign(request, "eu-central-1", Token));

        (error.Failure.Kind, error.Failure.Operation).ShouldBe((FailureKind.CredentialsMissing, "bedrock:InvokeModel"));
        request.Headers.ShouldBeEmpty();
    }

    private static string? NoFiles(string name) => name == "AWS_SHARED_CREDENTIALS_FILE" ? "/no/such/file" : null;

    private static RequestSigner Signer(params (string Name, string Value)[] environment) => new(
        new AwsOptions { Environment = name => environment.FirstOrDefault(v => v.Name == name).Value }, "bedrock", "bedrock:InvokeModel", new Still());

    private sealed class Still : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 14, 10, 0, TimeSpan.Zero);
    }
}
