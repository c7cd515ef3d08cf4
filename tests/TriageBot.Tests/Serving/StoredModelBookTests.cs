using TriageBot.Models;
using TriageBot.Models.Metering;
using TriageBot.Serving;
using TriageBot.Store;

namespace TriageBot.Tests.Serving;

public sealed class StoredModelBookTests : IAsyncLifetime
{
    private static readonly DateOnly s_day = new(2026, 3, 14);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("triagebot-book-");
    private readonly Hours _time = new();
    private StoreFile _store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private StoredModelBook Book => new(_store.Models, _time);

    public ValueTask InitializeAsync()
    {
        _store = StoreFile.Open(Path.Join(_folder.FullName, "bot.db"), _time);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_answer_is_found_for_a_day()
    {
        await Book.Keep("key", "answer", Cancel);

        _time.Hour = 23;
        (await Book.Find("key", Cancel)).ShouldBe("answer");
        _time.Hour = 24;
        (await Book.Find("key", Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_spent_outlives_the_process()
    {
        await Book.Spend(s_day, "C1", new Spent(10, 0.1m), Cancel);
        await _store.DisposeAsync();
        await InitializeAsync();
        await Book.Spend(s_day, "C2", new Spent(5, 0.2m), Cancel);

        (await Book.SpentOn(s_day, "C1", Cancel)).ShouldBe(new Spent(10, 0.1m));
        (await Book.SpentOn(s_day, null, Cancel)).ShouldBe(new Spent(15, 0.3m));
    }

    [Fact]
    public async Task A_store_that_fails_is_told_in_its_own_words()
    {
        await _store.DisposeAsync();

        (await Should.ThrowAsync<ModelBookException>(() => Book.SpentOn(s_day, null, Cancel))).InnerException.ShouldBeOfType<StoreException>();
        await Should.ThrowAsync<ModelBookException>(() => Book.Keep("key", "answer", Cancel));
    }

    private sealed class Hours : TimeProvider
    {
        public int Hour { get; set; }

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 3, 14, 0, 0, 0, TimeSpan.Zero).AddHours(Hour);
    }
}
