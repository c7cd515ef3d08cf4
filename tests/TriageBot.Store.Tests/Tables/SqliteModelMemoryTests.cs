using TriageBot.Store.Tests.Fakes;

namespace TriageBot.Store.Tests.Tables;

public sealed class SqliteModelMemoryTests : IAsyncLifetime
{
    private static readonly DateOnly s_day = new(2026, 3, 14);

    private readonly StoreFolder _folder = new();
    private StoreFile _store = null!;

    private IModelMemory Models => _store.Models;

    private DateTimeOffset Now => _folder.Time.GetUtcNow();

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
    public async Task An_answer_survives_the_process()
    {
        await Models.Keep("key", "answer", Requests.Cancel);
        await _store.DisposeAsync();
        _store = _folder.Open();

        (await Find("key")).ShouldBe("answer");
    }

    [Fact]
    public async Task A_later_answer_stands_in_place_of_the_earlier()
    {
        await Models.Keep("key", "first", Requests.Cancel);
        await Models.Keep("key", "second", Requests.Cancel);

        (await Find("key")).ShouldBe("second");
    }

    [Fact]
    public async Task An_answer_that_is_too_old_is_not_found()
    {
        await Models.Keep("key", "answer", Requests.Cancel);
        _folder.Time.Pass(TimeSpan.FromHours(1));

        (await Models.Find("key", Now.AddHours(-1), Requests.Cancel)).ShouldBeNull();
        (await Models.Find("key", Now.AddHours(-2), Requests.Cancel)).ShouldBe("answer");
    }

    [Fact]
    public async Task There_are_no_more_answers_than_there_may_be()
    {
        await Task.WhenAll(Enumerable.Range(0, 2_100).Select(i => Models.Keep($"old-{i}", "answer", Requests.Cancel)));
        await Models.Keep("new", "answer", Requests.Cancel);

        var found = await Task.WhenAll(Enumerable.Range(0, 2_100).Select(i => Find($"old-{i}")));

        found.Count(f => f is not null).ShouldBe(1_999);
        (await Find("new")).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_answer_without_end_is_not_kept()
    {
        await Models.Keep("key", new string('x', 300_000), Requests.Cancel);

        (await Find("key")).ShouldBeNull();
    }

    [Fact]
    public async Task What_many_spend_at_once_adds_up_exactly()
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Models.Spend(s_day, $"C{i % 3}", new ModelSpending(7, 0.000_000_000_1m), Requests.Cancel)));
        await Models.Spend(s_day.AddDays(1), "C0", new ModelSpending(1_000, 1_000m), Requests.Cancel);

        (await Models.SpentOn(s_day, "C1", Requests.Cancel)).ShouldBe(new ModelSpending(700, 0.000_000_01m));
        (await Models.SpentOn(s_day, null, Requests.Cancel)).ShouldBe(new ModelSpending(2_100, 0.000_000_03m));
        (await Models.SpentOn(s_day.AddDays(-1), null, Requests.Cancel)).ShouldBe(new ModelSpending(0, 0m));
    }

    private Task<string?> Find(string key) => Models.Find(key, DateTimeOffset.UnixEpoch, Requests.Cancel);
}
