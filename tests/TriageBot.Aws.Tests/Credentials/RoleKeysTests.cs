using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Tests.Credentials;

public sealed class RoleKeysTests : IDisposable
{
    private static readonly AwsRole Role = new("arn:aws:iam::444455556666:role/reader", "ext-1");
    private static readonly AwsScope Scope = new("444455556666", "eu-west-1", Role);
    private readonly Account _account = new();
    private int _sessions;

    public RoleKeysTests() => _account.Aws
        .On("FilterLogEvents", _ => Reply.Raw("{}"))
        .On("AssumeRole", _ =>
        {
            var session = Interlocked.Increment(ref _sessions);
            return Reply.Xml($"""
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
                  <AssumedRoleUser><AssumedRoleId>AROA:triagebot</AssumedRoleId><Arn>arn:aws:sts::444455556666:assumed-role/reader/triagebot</Arn></AssumedRoleUser>
                  <Credentials><AccessKeyId>ASIA{session}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>token{session}</SessionToken>
                    <Expiration>{_account.Time.GetUtcNow().AddHours(1):yyyy-MM-ddTHH:mm:ssZ}</Expiration></Credentials>
                </AssumeRoleResult></AssumeRoleResponse>
                """);
        });

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task The_role_is_assumed_once_with_its_external_id_and_its_keys_sign_the_reads()
    {
        await Read();
        await Read();

        var assumed = _account.Aws.Requests.Single(r => r.Operation == "AssumeRole");
        assumed.Form["RoleArn"].ShouldBe(Role.Arn);
        assumed.Form["ExternalId"].ShouldBe("ext-1");
        assumed.Form["RoleSessionName"].ShouldBe("triagebot");
        assumed.Uri.Host.ShouldBe("sts.eu-west-1.amazonaws.com");
        assumed.AccessKeyId.ShouldBe("AKIDEXAMPLE");
        Reads().Select(r => r.AccessKeyId).ShouldBe(["ASIA1", "ASIA1"]);
        Reads()[0].Headers["X-Amz-Security-Token"].ShouldBe("token1");
    }

    [Fact]
    public async Task Reads_at_the_same_time_share_one_flight()
    {
        var release = new TaskCompletionSource();
        _account.Aws.Before = (request, _) => request.Operation == "AssumeRole" ? release.Task : Task.CompletedTask;

        var reads = Enumerable.Range(0, 8).Select(_ => Read()).ToList();
        release.SetResult();
        await Task.WhenAll(reads);

        _account.Aws.Count("AssumeRole").ShouldBe(1);
    }

    [Fact]
    public async Task Shortly_before_they_expire_the_keys_are_fetched_anew()
    {
        await Read();
        _account.Time.Advance(TimeSpan.FromMinutes(54));
        await Read();
        _account.Time.Advance(TimeSpan.FromMinutes(2));
        await Read();

        Reads().Select(r => r.AccessKeyId).ShouldBe(["ASIA1", "ASIA1", "ASIA2"]);
    }

    [Fact]
    public async Task Keys_that_AWS_calls_expired_are_fetched_anew_once()
    {
        _account.Aws.Fault("FilterLogEvents", Reply.Error("ExpiredTokenException", "The security token included in the request is expired"));

        await Read();

        Reads().Select(r => r.AccessKeyId).ShouldBe(["ASIA1", "ASIA2"]);
    }

    [Fact]
    public async Task Keys_that_are_refused_again_are_reported()
    {
        _account.Aws.Fault("FilterLogEvents", Reply.Error("ExpiredTokenException", "expired"), times: 99);

        (await Should.ThrowAsync<AwsReadException>(Read)).Failure.Kind.ShouldBe(FailureKind.CredentialsRejected);
        Reads().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_role_that_may_not_be_assumed_is_denied_in_the_name_of_AssumeRole()
    {
        _account.Aws.Fault("AssumeRole", Reply.XmlError("AccessDenied", "User: x is not authorized to perform: sts:AssumeRole on resource: y"));

        var failure = (await Should.ThrowAsync<AwsReadException>(Read)).Failure;

        failure.Kind.ShouldBe(FailureKind.Denied);
        failure.Operation.ShouldBe("sts:AssumeRole");
    }

    private List<AwsRequest> Reads() => [.. _account.Aws.Requests.Where(r => r.Operation == "FilterLogEvents")];

    private Task<LogRead> Read() => _account.Clients.Logs.Filter(
        Scope, new LogFilter("/g", "", new TimeWindow(Account.Now, Account.Now), []), TestContext.Current.CancellationToken);
}
