using Microsoft.Data.Sqlite;
using TriageBot.Store.Tests.Fakes;

namespace TriageBot.Store.Tests.Sqlite;

public sealed class WriteQueueTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_comes_while_the_disk_is_busy_is_written_together()
    {
        await using var store = new OpenDatabase(_folder);
        using var goOn = await store.Hold();
        var accepts = Enumerable.Range(0, 100).Select(i => store.Inbox.Accept(Requests.Request($"{i}"), Requests.Cancel)).ToList();
        var before = store.Database.Queue.Commits;

        goOn.Set();

        (await Task.WhenAll(accepts)).ShouldAllBe(a => a);
        (store.Database.Queue.Commits - before).ShouldBe(1);
    }

    [Fact]
    public async Task One_that_fails_does_not_take_the_others_with_it()
    {
        await using var store = new OpenDatabase(_folder);
        using var goOn = await store.Hold();
        var before = store.Inbox.Accept(Requests.Request("before"), Requests.Cancel);
        var broken = store.Database.Write(s => s.Execute("INSERT INTO claim (key) VALUES (NULL)"), Requests.Cancel);
        var defect = store.Database.Write<int>(_ => throw new InvalidOperationException("a defect"), Requests.Cancel);
        var after = store.Inbox.Accept(Requests.Request("after"), Requests.Cancel);

        goOn.Set();

        (await before).ShouldBeTrue();
        (await after).ShouldBeTrue();
        await Should.ThrowAsync<StoreException>(broken);
        await Should.ThrowAsync<InvalidOperationException>(defect);
        (await store.Inbox.Count(Requests.Cancel)).ShouldBe(2);
    }

    [Fact]
    public async Task A_write_that_is_cancelled_before_it_begins_is_not_written()
    {
        await using var store = new OpenDatabase(_folder);
        using var goOn = await store.Hold();
        using var cancelled = new CancellationTokenSource();
        var accept = store.Inbox.Accept(Requests.Request("a"), cancelled.Token);

        await cancelled.CancelAsync();

        // At once, and not when the disk is free again.
        await Should.ThrowAsync<OperationCanceledException>(accept);
        goOn.Set();
        (await store.Inbox.Accept(Requests.Request("a"), Requests.Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task Reads_go_on_while_the_disk_is_busy()
    {
        await using var store = new OpenDatabase(_folder);
        await store.Inbox.Accept(Requests.Request("a"), Requests.Cancel);
        using var goOn = await store.Hold();

        (await store.Inbox.Count(Requests.Cancel)).ShouldBe(1);

        goOn.Set();
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_refuses_what_comes_later()
    {
        var store = new OpenDatabase(_folder);
        var goOn = await store.Hold();
        var accept = store.Inbox.Accept(Requests.Request("a"), Requests.Cancel);
        var closing = store.DisposeAsync().AsTask();
        goOn.Set();
        await closing;

        (await accept).ShouldBeTrue();
        (await Should.ThrowAsync<StoreException>(store.Inbox.Accept(Requests.Request("b"), Requests.Cancel))).Message.ShouldContain("is closed");
        (await Should.ThrowAsync<StoreException>(store.Inbox.Count(Requests.Cancel))).Message.ShouldContain("is closed");
        goOn.Dispose();
    }

    [Fact]
    public async Task Another_program_that_writes_in_it_is_said_and_does_not_hold_us_for_long()
    {
        await using var store = _folder.Open();
        using var shell = new SqliteConnection($"Data Source={_folder.Store};Pooling=False");
        shell.Open();
        using var transaction = shell.BeginTransaction();

        var accept = store.Accept("a").WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, Requests.Cancel);

        (await Should.ThrowAsync<StoreException>(accept)).Message.ShouldContain("is kept busy by another program");
        transaction.Rollback();
        (await store.Accept("a")).ShouldBeTrue();
    }

    [Fact]
    public async Task Each_write_waits_for_the_disk_and_overwrites_what_it_deletes()
    {
        await using var store = new OpenDatabase(_folder);

        (await store.Number("PRAGMA synchronous")).ShouldBe(2);
        (await store.Number("PRAGMA secure_delete")).ShouldBe(1);
    }
}
