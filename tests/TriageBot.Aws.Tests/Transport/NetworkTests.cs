using System.Net;
using System.Net.Sockets;
using TriageBot.Aws.Signing;
using TriageBot.Aws.Tests.Fakes;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Tests.Transport;

/// <summary>Over real sockets on loopback: what a network does that a handler cannot play.</summary>
public sealed class NetworkTests
{
    private static readonly AwsScope Scope = new("111122223333", "eu-central-1");

    [Fact]
    public async Task A_good_answer_arrives()
    {
        await using var server = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 31\r\n\r\n{\"clusterArns\":[\"cluster/one\"]}");

        (await Read(server.Url)).ShouldBe(["one"]);
    }

    [Fact]
    public async Task A_body_that_is_cut_off_is_read_again_and_then_reported()
    {
        await using var server = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"clusterArns\":[");

        var failure = await Failure(server.Url);

        failure.Kind.ShouldBe(FailureKind.ServerError);
        failure.Code.ShouldBe("ResponseCut");
        server.Connections.ShouldBe(4);
    }

    [Fact]
    public async Task A_body_without_end_is_not_read_to_the_end()
    {
        await using var server = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n{");

        var failure = await Failure(server.Url);

        failure.Kind.ShouldBe(FailureKind.ServerError);
        failure.Code.ShouldBe("ResponseTooLarge");
        server.Connections.ShouldBe(1);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_a_signed_request()
    {
        await using var elsewhere = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        await using var server = new RawServer($"HTTP/1.1 307 Temporary Redirect\r\nLocation: {elsewhere.Url}/\r\nContent-Length: 0\r\n\r\n");

        var failure = await Failure(server.Url);

        failure.Kind.ShouldBe(FailureKind.Invalid);
        failure.Code.ShouldBe("Http307");
        elsewhere.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_unreachable_and_named()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        var failure = await Failure($"http://{taken.LocalEndPoint}");

        failure.Kind.ShouldBe(FailureKind.Unreachable);
        failure.Code.ShouldBe("ConnectionError");
        failure.Message.ShouldContain($"{taken.LocalEndPoint}");
    }

    [Fact]
    public async Task A_request_that_is_not_answered_in_time_is_unreachable()
    {
        using var account = new Account();
        account.Aws.Before = async (_, token) =>
        {
            var never = Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            account.Time.Advance(AwsTransport.AttemptTimeout);
            await never;
        };

        var e = await Should.ThrowAsync<AwsReadException>(() => account.Clients.Ecs.ListClusters(Scope, TestContext.Current.CancellationToken));

        e.Failure.Kind.ShouldBe(FailureKind.Unreachable);
        e.Failure.Code.ShouldBe("Timeout");
        account.Aws.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_caller_who_gives_up_cancels_the_request_itself()
    {
        using var account = new Account();
        using var gaveUp = new CancellationTokenSource();
        var cancelled = new TaskCompletionSource();
        account.Aws.Before = async (_, token) =>
        {
            await using var registration = token.Register(() => cancelled.TrySetResult());
            await gaveUp.CancelAsync();
            await cancelled.Task;
            token.ThrowIfCancellationRequested();
        };

        await Should.ThrowAsync<OperationCanceledException>(() => account.Clients.Ecs.ListClusters(Scope, gaveUp.Token));
        await cancelled.Task;
    }

    private static async Task<IReadOnlyList<string>> Read(string url)
    {
        using var handler = AwsClients.NewHandler();
        var options = new AwsOptions { Keys = new AwsKeys("AKIDEXAMPLE", "secret"), EndpointUrl = url, Environment = _ => null };
        using var clients = AwsClients.Create(options, handler, TimeProvider.System, new FakeTime(Account.Now) { SkipsWaits = true });
        return await clients.Ecs.ListClusters(Scope, TestContext.Current.CancellationToken);
    }

    private static async Task<ReadFailure> Failure(string url) => (await Should.ThrowAsync<AwsReadException>(() => Read(url))).Failure;
}
