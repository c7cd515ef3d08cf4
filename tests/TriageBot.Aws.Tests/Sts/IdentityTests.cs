using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Sts;

public sealed class IdentityTests : IDisposable
{
    private readonly Account _account = new();

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task Who_reads_is_told()
    {
        _account.Aws.On("GetCallerIdentity", _ => Reply.Xml("""
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
              <Arn>arn:aws:sts::111122223333:assumed-role/bot/triagebot</Arn><UserId>AROAEXAMPLE:triagebot</UserId><Account>111122223333</Account>
            </GetCallerIdentityResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>
            """));

        (await Who()).ShouldBe(new CallerIdentity("111122223333", "arn:aws:sts::111122223333:assumed-role/bot/triagebot", "AROAEXAMPLE:triagebot"));
        _account.Aws.Requests.Single().Body.ShouldBe("Action=GetCallerIdentity&Version=2011-06-15");
        _account.Aws.Requests.Single().Uri.ShouldBe(new Uri("https://sts.eu-central-1.amazonaws.com/"));
    }

    [Fact]
    public async Task Expired_credentials_are_rejected_in_AWSs_words()
    {
        _account.Aws.Fault("GetCallerIdentity", Reply.XmlError("ExpiredToken", "The security token included in the request is expired"), times: 9);

        (await Should.ThrowAsync<AwsReadException>(Who)).Failure.ShouldBe(
            new ReadFailure(FailureKind.CredentialsRejected, "sts:GetCallerIdentity", "ExpiredToken", "The security token included in the request is expired"));
    }

    [Theory]
    [InlineData("<GetCallerIdentityResponse><GetCaller")]
    [InlineData("<GetCallerIdentityResponse/>")]
    [InlineData("{}")]
    [InlineData("""<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><Account>&x;</Account>""")]
    public async Task An_answer_that_is_not_AWSs_is_one_clear_failure(string body)
    {
        _account.Aws.On("GetCallerIdentity", _ => Reply.Xml(body));

        var failure = (await Should.ThrowAsync<AwsReadException>(Who)).Failure;

        failure.Kind.ShouldBe(FailureKind.ServerError);
        failure.Message.ShouldContain("sts:GetCallerIdentity is cut off or not what AWS documents");
    }

    private Task<CallerIdentity> Who() => _account.Clients.Identity.GetCallerIdentity(_account.Scope, TestContext.Current.CancellationToken);
}
