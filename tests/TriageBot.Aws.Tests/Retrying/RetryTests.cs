using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Retrying;

public sealed class RetryTests : IDisposable
{
    private readonly Account _account = new();

    public RetryTests() => _account.Aws.On("ListClusters", _ => Reply.Raw("""{"clusterArns":["arn:aws:ecs:eu-central-1:111122223333:cluster/prod"]}"""));

    public void Dispose() => _account.Dispose();

    [Theory]
    [InlineData("ThrottlingException", 400)]
    [InlineData("TooManyRequestsException", 429)]
    [InlineData("ServerException", 500)]
    [InlineData("ServiceUnavailableException", 503)]
    [InlineData("com.amazonaws.ecs#ServerException:http://internal/", 500)]
    public async Task What_may_pass_is_asked_again_after_growing_waits(string code, int status)
    {
        _account.Aws.Fault("ListClusters", Reply.Error(code, "…", status), times: 3);

        var clusters = await ListClusters();

        clusters.ShouldBe(["prod"]);
        _account.Aws.Requests.Count.ShouldBe(4);
        _account.Waits.Waits.Count.ShouldBe(3);
        _account.Waits.Waits.ShouldAllBe(w => w <= TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Throttling_that_does_not_end_is_reported_after_four_calls()
    {
        _account.Aws.Fault("ListClusters", Reply.Throttled(), times: 99);

        var failure = await Failure();

        failure.ShouldBe(new ReadFailure(FailureKind.Throttled, "ecs:ListClusters", "ThrottlingException", "Rate exceeded"));
        _account.Aws.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_server_error_that_does_not_end_is_reported_after_four_calls()
    {
        _account.Aws.Fault("ListClusters", new Reply(502, "<html>Bad gateway</html>", "text/html"), times: 99);

        var failure = await Failure();

        failure.Kind.ShouldBe(FailureKind.ServerError);
        failure.Code.ShouldBe("Http502");
        failure.Message.ShouldContain("Bad gateway");
        _account.Aws.Requests.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("AccessDeniedException", FailureKind.Denied)]
    [InlineData("ClusterNotFoundException", FailureKind.NotFound)]
    [InlineData("InvalidParameterException", FailureKind.Invalid)]
    [InlineData("ClientException", FailureKind.Invalid)]
    [InlineData("UnrecognizedClientException", FailureKind.CredentialsRejected)]
    [InlineData("ExpiredTokenException", FailureKind.CredentialsRejected)]
    [InlineData("InvalidSignatureException", FailureKind.CredentialsRejected)]
    [InlineData("SomethingNewException", FailureKind.Invalid)]
    public async Task What_will_not_pass_is_asked_once(string code, FailureKind kind)
    {
        _account.Aws.Fault("ListClusters", Reply.Error(code, "words of AWS"), times: 99);

        (await Failure()).ShouldBe(new ReadFailure(kind, "ecs:ListClusters", code, "words of AWS"));
        _account.Aws.Requests.Count.ShouldBe(1);
        _account.Waits.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_of_any_length_is_bounded()
    {
        _account.Aws.Fault("ListClusters", Reply.Error("AccessDeniedException", new string('x', 100_000)));

        (await Failure()).Message.Length.ShouldBeLessThanOrEqualTo(1025);
    }

    [Fact]
    public async Task The_error_header_stands_where_the_body_was_lost()
    {
        _account.Aws.Fault("ListClusters", new Reply(400, "{\"mess", "application/x-amz-json-1.1", ErrorType: "AccessDeniedException:http://internal.amazon.com/"));

        (await Failure()).Code.ShouldBe("AccessDeniedException");
    }

    [Fact]
    public async Task A_wrong_clock_is_set_right_once_by_the_servers()
    {
        var server = Account.Now.AddMinutes(17);
        _account.Aws.Fault("ListClusters", () => Reply.Error("InvalidSignatureException", "Signature expired") with { Date = server });

        (await ListClusters()).ShouldBe(["prod"]);

        _account.Aws.Requests.Select(r => r.Headers["X-Amz-Date"]).ShouldBe(["20260101T141000Z", "20260101T142700Z"]);
    }

    [Fact]
    public async Task A_signature_refused_at_the_right_time_is_not_sent_again()
    {
        _account.Aws.Fault("ListClusters", () => Reply.Error("SignatureDoesNotMatch", "wrong secret") with { Date = Account.Now.AddSeconds(3) }, times: 9);

        (await Failure()).Kind.ShouldBe(FailureKind.CredentialsRejected);
        _account.Aws.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_who_gives_up_while_waiting_is_let_go_at_once()
    {
        using var gaveUp = new CancellationTokenSource();
        _account.Aws.Fault("ListClusters", () =>
        {
            gaveUp.Cancel();
            return Reply.Throttled();
        });

        await Should.ThrowAsync<OperationCanceledException>(() => _account.Clients.Ecs.ListClusters(_account.Scope, gaveUp.Token));
    }

    private Task<IReadOnlyList<string>> ListClusters() => _account.Clients.Ecs.ListClusters(_account.Scope, TestContext.Current.CancellationToken);

    private async Task<ReadFailure> Failure() => (await Should.ThrowAsync<AwsReadException>(ListClusters)).Failure;
}
