using TriageBot.Store.Tests.Fakes;

namespace TriageBot.Store.Tests.Tables;

public sealed class SqliteOutboxTests : IAsyncLifetime
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
    public async Task A_new_intent_is_new_once_and_the_same_ever_after()
    {
        var first = await Intend("report");
        _folder.Time.Pass(TimeSpan.FromSeconds(5));
        var second = await Intend("report");

        first.IsNew.ShouldBeTrue();
        second.ShouldBe(first with { IsNew = false });
    }

    [Fact]
    public async Task Another_slot_is_another_intent() => (await Intend("evidence-1")).Id.ShouldNotBe((await Intend("report")).Id);

    [Fact]
    public async Task It_outlives_the_process_with_what_is_known_of_it()
    {
        var intent = await Intend("report");
        (await _store.Outbox.Trying(intent.Id, Requests.Cancel)).ShouldBe(1);
        (await _store.Outbox.Trying(intent.Id, Requests.Cancel)).ShouldBe(2);
        await _store.Outbox.Posted(intent.Id, "1773496680.000200", Requests.Cancel);
        await _store.DisposeAsync();
        _store = _folder.Open();

        (await Intend("report")).ShouldBe(intent with { IsNew = false, Ts = "1773496680.000200", Tries = 2 });
    }

    [Fact]
    public async Task Of_many_at_once_one_intent_is_new()
    {
        var intents = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Intend("report"))));

        intents.Count(i => i.IsNew).ShouldBe(1);
        intents.Select(i => i.Id).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task An_intent_that_is_not_there_is_an_error()
    {
        (await Should.ThrowAsync<StoreException>(_store.Outbox.Posted("gone", "1.2", Requests.Cancel))).Message.ShouldContain("no intent gone");
        await Should.ThrowAsync<StoreException>(_store.Outbox.Trying("gone", Requests.Cancel));
    }

    private Task<Intent> Intend(string slot) => _store.Outbox.Intend("request", slot, "C1", "1773496600.000100", Requests.Cancel);
}
