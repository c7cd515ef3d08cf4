using System.Collections.Concurrent;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Logs;

namespace TriageBot.Aws.Tests.Operations;

public sealed class CallCountingTests : ICallObserver, IDisposable
{
    private static readonly LogFilter Filter = new("/g", "", new TimeWindow(Account.Now, Account.Now), []);
    private readonly ConcurrentQueue<AwsCall> _seen = new();
    private readonly Account _account;

    public CallCountingTests()
    {
        _account = new Account(observer: this);
        _account.Aws.On("FilterLogEvents", _ => Reply.Raw("{}"));
    }

    void ICallObserver.Ended(AwsCall call) => _seen.Enqueue(call);

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task Retries_count_as_calls()
    {
        _account.Aws.Fault("FilterLogEvents", Reply.Throttled(), times: 2);
        using var count = _account.Clients.Calls.Begin();

        await Read();

        count.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task Investigations_side_by_side_count_their_own()
    {
        var counts = await Task.WhenAll(Investigation(1), Investigation(5), Investigation(3));

        counts.ShouldBe([1, 5, 3]);
    }

    [Fact]
    public async Task Calls_made_in_parallel_count_and_an_outer_count_includes_the_inner()
    {
        using var outer = _account.Clients.Calls.Begin();
        await Read();
        using (var inner = _account.Clients.Calls.Begin())
        {
            await Task.WhenAll(Read(), Read());
            inner.Calls.ShouldBe(2);
        }

        await Read();

        outer.Calls.ShouldBe(4);
    }

    [Fact]
    public async Task An_answer_that_was_kept_costs_no_call()
    {
        _account.Aws.On("ListClusters", _ => Reply.Raw("{}"));
        using var count = _account.Clients.Calls.Begin();

        for (var i = 0; i < 3; i++)
            await _account.Clients.Ecs.ListClusters(_account.Scope, TestContext.Current.CancellationToken);

        count.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task An_observer_is_told_of_each_call_with_its_end()
    {
        _account.Aws.Fault("FilterLogEvents", Reply.Throttled());
        _account.Aws.Before = (_, _) =>
        {
            _account.Time.Advance(TimeSpan.FromMilliseconds(40));
            return Task.CompletedTask;
        };

        await Read();

        _seen.ShouldBe(
        [
            new AwsCall("logs:FilterLogEvents", "eu-central-1", 400, "ThrottlingException", TimeSpan.FromMilliseconds(40)),
            new AwsCall("logs:FilterLogEvents", "eu-central-1", 200, null, TimeSpan.FromMilliseconds(40)),
        ]);
    }

    private async Task<int> Investigation(int reads)
    {
        using var count = _account.Clients.Calls.Begin();
        for (var i = 0; i < reads; i++)
            await Read();
        return count.Calls;
    }

    private Task<LogRead> Read() => _account.Clients.Logs.Filter(_account.Scope, Filter, TestContext.Current.CancellationToken);
}
