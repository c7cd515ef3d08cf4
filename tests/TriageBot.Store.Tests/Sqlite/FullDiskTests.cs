using System.Diagnostics;
using TriageBot.Store.Tests.Fakes;

namespace TriageBot.Store.Tests.Sqlite;

public sealed class FullDiskTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_disk_is_said_and_the_store_works_on_when_there_is_room()
    {
        await using var store = new OpenDatabase(_folder);
        await store.Inbox.Accept(Requests.Request("first"), Requests.Cancel);
        await store.Number("PRAGMA max_page_count = 40");

        var e = await Should.ThrowAsync<StoreException>(store.Inbox.Accept(Requests.Request("large", new string('x', 1_000_000)), Requests.Cancel));
        e.Message.ShouldContain($"The store {_folder.Store} cannot be written: its disk is full. Free space");
        (await store.Inbox.Count(Requests.Cancel)).ShouldBe(1);
        (await store.Inbox.Accept(Requests.Request("small"), Requests.Cancel)).ShouldBeTrue();

        await store.Number("PRAGMA max_page_count = 100000");
        (await store.Inbox.Accept(Requests.Request("large", new string('x', 1_000_000)), Requests.Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_log_of_earlier_writes_gives_its_room_to_the_next()
    {
        // 400 small writes need several times this limit in the log, and a part of it in the file.
        using var subject = await StoreProcess.Start("fill", _folder.Store, 20);
        await Limit(subject, "1000000:unlimited");

        await subject.Tell("go");

        (await subject.Line()).ShouldBe("accepted 400");
        await subject.Kill();
    }

    [Fact]
    public async Task A_file_size_limit_is_said_and_what_was_accepted_before_is_kept()
    {
        using var subject = await StoreProcess.Start("fill", _folder.Store, 2_000);
        await Limit(subject, "1000000:unlimited");
        await subject.Tell("go");
        var failed = (await subject.Line()).ShouldNotBeNull().Split(' ', 3);
        failed[0].ShouldBe("failed");
        failed[2].ShouldContain($"The store {_folder.Store} cannot be");
        failed[2].ShouldContain("ulimit");

        await Limit(subject, "unlimited:unlimited");
        await subject.Tell("go");
        var accepted = (await subject.Line()).ShouldNotBeNull().Split(' ');
        accepted[0].ShouldBe("accepted");
        await subject.Kill();

        await using var store = _folder.Open();
        int.Parse(failed[1]).ShouldBeGreaterThan(10);
        (await store.Inbox.Count(Requests.Cancel)).ShouldBe(int.Parse(accepted[1]));
    }

    private static async Task Limit(StoreProcess subject, string fileSize)
    {
        using var prlimit = Process.Start("prlimit", ["--pid", $"{subject.Id}", $"--fsize={fileSize}"]);
        await prlimit.WaitForExitAsync(Requests.Cancel);
        prlimit.ExitCode.ShouldBe(0);
    }
}
