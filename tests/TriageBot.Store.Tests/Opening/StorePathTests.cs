using TriageBot.Store.Tests.Fakes;

namespace TriageBot.Store.Tests.Opening;

public sealed class StorePathTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_file_is_for_its_owner_only()
    {
        await using var store = _folder.Open();
        await store.Accept("a");
        await store.Inbox.Count(Requests.Cancel);

        foreach (var file in new[] { "", "-wal", "-shm", ".lock" })
            File.GetUnixFileMode(_folder.Store + file).ShouldBe(OwnerOnly, file);
    }

    [Fact]
    public async Task A_file_that_others_could_read_is_closed_to_them()
    {
        await using (_folder.Open())
            File.SetUnixFileMode(_folder.Store, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        await using var store = _folder.Open();
        await store.Accept("a");

        foreach (var file in new[] { "", "-wal", "-shm" })
            File.GetUnixFileMode(_folder.Store + file).ShouldBe(OwnerOnly, file);
    }

    [Fact]
    public async Task The_folder_is_made_for_its_owner_only()
    {
        await using var store = StoreFile.Open(Path.Join(_folder["new"], "deep", "bot.db"), _folder.Time);

        File.GetUnixFileMode(_folder["new/deep"]).ShouldBe(OwnerOnly | UnixFileMode.UserExecute);
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_said()
    {
        File.WriteAllText(_folder["plain"], "");

        Should.Throw<StoreException>(() => StoreFile.Open(_folder["plain/bot.db"], _folder.Time))
            .Message.ShouldStartWith($"The folder of the store {_folder["plain/bot.db"]} cannot be made");
    }

    [Fact]
    public void A_folder_in_the_place_of_the_file_is_said() =>
        Should.Throw<StoreException>(() => StoreFile.Open(Path.GetDirectoryName(_folder.Store)!, _folder.Time)).Message.ShouldContain("is a folder. Name a file in it");

    [Fact]
    public void A_place_where_nobody_may_write_is_said() =>
        // Not even root makes files there, so this holds whoever runs the tests.
        Should.Throw<StoreException>(() => StoreFile.Open("/proc/sys/bot.db", _folder.Time)).Message.ShouldContain("/proc/sys/bot.db");

    [Fact]
    public void An_empty_path_is_said() =>
        Should.Throw<StoreException>(() => StoreFile.Open("", _folder.Time)).Message.ShouldContain("Name a path");
}
