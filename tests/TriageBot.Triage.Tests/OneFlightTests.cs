namespace TriageBot.Triage.Tests;

public sealed class OneFlightTests
{
    private readonly OneFlight<string> _flights = new();
    private readonly TaskCompletionSource<int> _landing = new();
    private readonly TaskCompletionSource _started = new();
    private int _loads;

    [Fact]
    public async Task Callers_at_the_same_time_share_one_load()
    {
        var first = Fly(CancellationToken.None);
        var second = Fly(CancellationToken.None);
        _landing.SetResult(42);

        (await first).ShouldBe(42);
        (await second).ShouldBe(42);
        _loads.ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_end_the_flight_of_the_others()
    {
        using var gaveUp = new CancellationTokenSource();
        var first = Fly(gaveUp.Token);
        var second = Fly(CancellationToken.None);
        await _started.Task;

        await gaveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        _landing.SetResult(42);

        (await second).ShouldBe(42);
        _loads.ShouldBe(1);
    }

    [Fact]
    public async Task When_all_give_up_the_load_is_cancelled_and_the_next_caller_starts_anew()
    {
        using var gaveUp = new CancellationTokenSource();
        var only = Fly(gaveUp.Token);
        await _started.Task;

        await gaveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => only);
        await Should.ThrowAsync<OperationCanceledException>(() => _landing.Task);

        (await _flights.Run("key", _ => Task.FromResult(7), CancellationToken.None)).ShouldBe(7);
    }

    [Fact]
    public async Task A_failed_load_fails_all_who_wait_and_is_not_kept()
    {
        var first = Fly(CancellationToken.None);
        var second = Fly(CancellationToken.None);
        _landing.SetException(new InvalidOperationException("boom"));

        await Should.ThrowAsync<InvalidOperationException>(() => first);
        await Should.ThrowAsync<InvalidOperationException>(() => second);
        (await _flights.Run("key", _ => Task.FromResult(7), CancellationToken.None)).ShouldBe(7);
    }

    private Task<int> Fly(CancellationToken cancellationToken) => _flights.Run(
        "key",
        async token =>
        {
            Interlocked.Increment(ref _loads);
            _started.TrySetResult();
            await using var _ = token.Register(() => _landing.TrySetCanceled(token));
            return await _landing.Task;
        },
        cancellationToken);
}
