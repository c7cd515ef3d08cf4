using TriageBot.Store.Tests.Fakes;

namespace TriageBot.Store.Tests.Tables;

public sealed class WaitForWorkTests : IAsyncLifetime
{
    private readonly StoreFolder _folder = new();
    private StoreFile _store = null!;

    public ValueTask InitializeAsync()
    {
        _store = _folder.Open();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_ends_at_once_where_something_waits()
    {
        await _store.Accept("a");

        await _store.Inbox.WaitForWork(Requests.Cancel);
    }

    [Fact]
    public async Task It_ends_when_something_is_accepted()
    {
        var wait = _store.Inbox.WaitForWork(Requests.Cancel);
        wait.IsCompleted.ShouldBeFalse();

        await _store.Accept("a");

        await wait;
    }

    [Fact]
    public async Task It_ends_when_something_is_accepted_after_it_looked_and_before_it_waits()
    {
        using var accepted = new ManualResetEventSlim();
        _folder.Time.WhenAsked = () =>
        {
            Task.Run(() => _store.Accept("a")).ContinueWith(_ => accepted.Set(), TaskScheduler.Default);
            accepted.Wait();
        };

        await _store.Inbox.WaitForWork(Requests.Cancel).WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, Requests.Cancel);
    }

    [Fact]
    public async Task It_ends_when_something_is_handed_back()
    {
        await _store.Accept("a");
        var taken = (await _store.Take())!;
        var wait = _store.Inbox.WaitForWork(Requests.Cancel);
        wait.IsCompleted.ShouldBeFalse();

        await _store.Inbox.HandBack(taken.Id, Requests.Cancel);

        await wait;
    }

    [Fact]
    public async Task It_ends_when_a_postponed_one_is_due()
    {
        await _store.Accept("a");
        await _store.Inbox.Postpone((await _store.Take())!.Id, _folder.Time.GetUtcNow() + TimeSpan.FromSeconds(30), Requests.Cancel);
        var wait = _store.Inbox.WaitForWork(Requests.Cancel);

        _folder.Time.Pass(TimeSpan.FromSeconds(29));
        wait.IsCompleted.ShouldBeFalse();
        _folder.Time.Pass(TimeSpan.FromSeconds(1));

        await wait;
    }

    [Fact]
    public async Task It_ends_when_one_is_postponed_to_now()
    {
        await _store.Accept("a");
        var taken = (await _store.Take())!;
        var wait = _store.Inbox.WaitForWork(Requests.Cancel);

        await _store.Inbox.Postpone(taken.Id, _folder.Time.GetUtcNow(), Requests.Cancel);

        await wait;
    }

    [Fact]
    public async Task It_ends_with_its_cancellation()
    {
        using var cancelled = new CancellationTokenSource();
        var wait = _store.Inbox.WaitForWork(cancelled.Token);

        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(wait);
    }

    [Fact]
    public async Task It_ends_when_the_store_is_closed()
    {
        var wait = _store.Inbox.WaitForWork(Requests.Cancel);

        await _store.DisposeAsync();

        (await Should.ThrowAsync<StoreException>(wait)).Message.ShouldContain("is closed");
    }

    [Fact]
    public async Task Workers_that_wait_this_way_miss_nothing()
    {
        const int Requested = 300;
        var left = Requested;
        using var allDone = CancellationTokenSource.CreateLinkedTokenSource(Requests.Cancel);
        var workers = Enumerable.Range(0, 8).Select(_ => Task.Run(Work)).ToList();

        for (var i = 0; i < Requested; i++)
            await _store.Accept($"{i}");

        await Task.WhenAll(workers);
        (await _store.Inbox.Count(Requests.Cancel)).ShouldBe(0);

        async Task Work()
        {
            try
            {
                while (true)
                {
                    await _store.Inbox.WaitForWork(allDone.Token);
                    if (await _store.Take() is not { } taken)
                        continue;
                    await _store.Inbox.Done(taken.Id, Requests.Cancel);
                    if (Interlocked.Decrement(ref left) == 0)
                        await allDone.CancelAsync();
                }
            }
            catch (OperationCanceledException) when (left == 0)
            {
            }
        }
    }
}
