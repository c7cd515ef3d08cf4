using TriageBot.Models.Metering;
using TriageBot.Models.Tests.Fakes;

namespace TriageBot.Models.Tests.Metering;

public sealed class MemoryModelBookTests
{
    private readonly SetTime _time = new();

    [Fact]
    public async Task It_keeps_the_newest_answers_and_no_more_than_it_may()
    {
        var book = new MemoryModelBook(_time);
        for (var i = 0; i < 600; i++)
            await book.Keep($"{i}", "answer", TestContext.Current.CancellationToken);

        (await book.Find("99", TestContext.Current.CancellationToken)).ShouldBeNull();
        (await book.Find("599", TestContext.Current.CancellationToken)).ShouldBe("answer");
    }

    [Fact]
    public async Task What_was_spent_is_told_by_day_and_channel()
    {
        var book = new MemoryModelBook(_time);
        await book.Spend(_time.Today, "C1", new Spent(10, 0.1m), TestContext.Current.CancellationToken);
        await book.Spend(_time.Today, "C1", new Spent(5, 0.2m), TestContext.Current.CancellationToken);
        await book.Spend(_time.Today, "C2", new Spent(1, 0.4m), TestContext.Current.CancellationToken);
        await book.Spend(_time.Today.AddDays(-1), "C1", new Spent(100, 1m), TestContext.Current.CancellationToken);

        (await book.SpentOn(_time.Today, "C1", TestContext.Current.CancellationToken)).ShouldBe(new Spent(15, 0.3m));
        (await book.SpentOn(_time.Today, null, TestContext.Current.CancellationToken)).ShouldBe(new Spent(16, 0.7m));
    }
}
