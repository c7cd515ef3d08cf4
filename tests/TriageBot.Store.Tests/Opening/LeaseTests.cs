using TriageBot.Store.Tests.Fakes;

namespace TriageBot.Store.Tests.Opening;

public sealed class LeaseTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_process_is_refused_and_told_why()
    {
        using var first = await StoreProcess.Start("live", _folder.Store, 0);

        Should.Throw<StoreException>(_folder.Open).Message.ShouldContain($"The store {_folder.Store} is in use by another process");
        await first.Kill();
    }

    [Fact]
    public async Task A_store_that_is_closed_can_be_opened_again()
    {
        await using (_folder.Open())
            Should.Throw<StoreException>(_folder.Open);

        await using var again = _folder.Open();
    }

    [Fact]
    public async Task Another_name_of_the_file_is_the_same_store()
    {
        await using var first = _folder.Open();
        File.CreateSymbolicLink(_folder["other.db"], _folder.Store);

        Should.Throw<StoreException>(() => StoreFile.Open(_folder["other.db"], _folder.Time)).Message.ShouldContain("in use by another process");
    }

    [Fact]
    public async Task Opening_that_fails_lets_go_of_the_lock()
    {
        File.WriteAllText(_folder.Store, "no database, but a text of some length");
        Should.Throw<StoreException>(_folder.Open);
        File.Delete(_folder.Store);

        await using var store = _folder.Open();
    }

    [Fact]
    public async Task What_was_accepted_outlives_the_closing()
    {
        await using (var before = _folder.Open())
            await before.Accept("a", "hello");

        await using var after = _folder.Open();
        (await after.Take()).ShouldNotBeNull().Text().ShouldBe("hello");
        (await after.Accept("a")).ShouldBeFalse();
    }
}
