using TriageBot.Store.Tests.Fakes;

namespace TriageBot.Store.Tests.Tables;

public sealed class SqliteInboxTests : IAsyncLifetime
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
    public async Task What_was_accepted_is_taken_as_it_came()
    {
        await _store.Inbox.Accept(new NewRequest(["k"], "shortcut", new byte[] { 0, 1, 255 }), Requests.Cancel);
        var accepted = _folder.Time.GetUtcNow();
        _folder.Time.Pass(TimeSpan.FromSeconds(3));

        var taken = (await _store.Take()).ShouldNotBeNull();

        taken.Kind.ShouldBe("shortcut");
        taken.Payload.ToArray().ShouldBe([0, 1, 255]);
        taken.AcceptedAt.ShouldBe(accepted);
        taken.Tries.ShouldBe(1);
        (await _store.Take()).ShouldBeNull();
        (await _store.Inbox.Count(Requests.Cancel)).ShouldBe(1);
    }

    [Fact]
    public async Task The_oldest_is_taken_first()
    {
        foreach (var key in new[] { "c", "a", "b" })
            await _store.Accept(key, key);

        (await _store.Take())!.Text().ShouldBe("c");
        (await _store.Take())!.Text().ShouldBe("a");
    }

    [Fact]
    public async Task A_key_that_was_claimed_is_refused_also_after_it_is_done()
    {
        (await _store.Accept("k")).ShouldBeTrue();
        (await _store.Accept("k")).ShouldBeFalse();
        await _store.Inbox.Done((await _store.Take())!.Id, Requests.Cancel);

        (await _store.Accept("k")).ShouldBeFalse();
        (await _store.Inbox.Count(Requests.Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task One_claimed_key_of_several_claims_none_of_the_others()
    {
        await _store.Accept("message");

        (await _store.Inbox.Accept(new NewRequest(["event", "message", "more"], "ask", default), Requests.Cancel)).ShouldBeFalse();

        (await _store.Accept("event")).ShouldBeTrue();
        (await _store.Accept("more")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_key_that_stands_twice_in_one_request_is_no_conflict() =>
        (await _store.Inbox.Accept(new NewRequest(["k", "k"], "ask", default), Requests.Cancel)).ShouldBeTrue();

    [Fact]
    public async Task Of_many_that_come_at_once_with_one_key_one_is_accepted()
    {
        var accepts = await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            Task.Run(() => _store.Inbox.Accept(new NewRequest([$"event-{i}", $"message-{i % 10}"], "ask", default), Requests.Cancel))));

        accepts.Count(a => a).ShouldBe(10);
        (await _store.Inbox.Count(Requests.Cancel)).ShouldBe(10);
    }

    [Fact]
    public async Task Many_workers_never_take_the_same()
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => _store.Accept($"{i}", $"{i}")));

        var taken = await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => Task.Run(_store.Take)));

        taken.OfType<AcceptedRequest>().Select(t => t.Text()).Order().ShouldBe(Enumerable.Range(0, 300).Select(i => $"{i}").Order());
    }

    [Fact]
    public async Task A_postponed_one_comes_when_it_is_due_and_counts_on()
    {
        await _store.Accept("a");
        var due = _folder.Time.GetUtcNow() + TimeSpan.FromSeconds(90);
        await _store.Inbox.Postpone((await _store.Take())!.Id, due, Requests.Cancel);

        (await _store.Inbox.NextDue(Requests.Cancel)).ShouldBe(due);
        _folder.Time.Pass(TimeSpan.FromSeconds(89));
        (await _store.Take()).ShouldBeNull();
        _folder.Time.Pass(TimeSpan.FromSeconds(1));
        (await _store.Inbox.NextDue(Requests.Cancel)).ShouldBeNull();
        (await _store.Take())!.Tries.ShouldBe(2);
    }

    [Fact]
    public async Task One_that_is_handed_back_was_never_tried()
    {
        await _store.Accept("a");
        await _store.Inbox.HandBack((await _store.Take())!.Id, Requests.Cancel);

        (await _store.Take())!.Tries.ShouldBe(1);
    }

    [Fact]
    public async Task What_another_process_had_taken_waits_again_with_its_tries()
    {
        await _store.Accept("a");
        var first = (await _store.Take())!;
        await _store.DisposeAsync();
        _store = _folder.Open();

        var second = (await _store.Take()).ShouldNotBeNull();

        second.Id.ShouldBe(first.Id);
        second.Tries.ShouldBe(2);
    }

    [Fact]
    public async Task What_waits_does_not_depend_on_a_clock_that_was_set_back()
    {
        await _store.Accept("a");
        _folder.Time.Pass(TimeSpan.FromHours(-1));

        (await _store.Take()).ShouldNotBeNull();
    }
}
