using Microsoft.Extensions.AI;
using TriageBot.Models.Tests.Fakes;
using TriageBot.Triage.Decoding;
using static TriageBot.Models.Tests.Fakes.ScriptedChat;

namespace TriageBot.Models.Tests.Metering;

public sealed class AllowanceTests
{
    private static readonly Ceilings s_none = new() { TokensPerAnswer = 0, TokensPerChannelAndDay = 0, TokensPerDay = 0 };

    [Fact]
    public async Task An_answer_that_has_used_its_tokens_is_not_asked_for_more()
    {
        using var metered = new Metered(new ScriptedChat(), s_none with { TokensPerAnswer = 60_000 });

        var answer = await metered.Ask("four", before: new ModelUse(3, 57_000, 2_001, 0, 0, null));

        answer.Fault.ShouldBe("not asked: 59,001 of 60,000 tokens of this answer are used or under way, and this takes up to 1,001; Model:Ceilings:TokensPerAnswer is the ceiling");
    }

    [Fact]
    public async Task A_channel_that_has_used_its_day_waits_for_the_next_and_others_do_not()
    {
        using var metered = new Metered(new ScriptedChat(Says("1", 4_000, 1_000), Says("2"), Says("3")), s_none with { TokensPerChannelAndDay = 5_500 });
        await metered.Ask("first");

        (await metered.Ask("second")).Fault!.ShouldContain("5,000 of 5,500 tokens of this channel's day (UTC)");
        (await metered.Ask("second", "C2")).Fault.ShouldBeNull();
        metered.Time.Pass(TimeSpan.FromMinutes(2));
        (await metered.Ask("third")).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task The_day_is_everybodys()
    {
        using var metered = new Metered(new ScriptedChat(Says("1", 4_000, 1_000)), s_none with { TokensPerDay = 5_500 });
        await metered.Ask("first");

        (await metered.Ask("second", "C2")).Fault!.ShouldContain("Model:Ceilings:TokensPerDay");
    }

    [Fact]
    public async Task Cost_has_its_own_ceilings()
    {
        var prices = new Prices(3m, 15m, null, "€");
        using var metered = new Metered(new ScriptedChat(Says("1", 100_000, 1_000)), s_none with { CostPerDay = 0.32m }, prices);
        await metered.Ask("first");

        (await metered.Ask("second")).Fault.ShouldBe(
            "not asked: €0.315 of €0.32 of this day (UTC) are used or under way, and this takes up to €0.015; Model:Ceilings:CostPerDay is the ceiling");
    }

    [Fact]
    public async Task Many_at_once_cannot_overrun_a_ceiling()
    {
        var landing = new TaskCompletionSource<ChatResponse>();
        var chat = new ScriptedChat([.. Enumerable.Repeat<Func<CancellationToken, Task<ChatResponse>>>(_ => landing.Task, 100)]);
        using var metered = new Metered(chat, s_none with { TokensPerDay = 10_000 });
        var all = Enumerable.Range(0, 100).Select(i => metered.Ask($"number {i}", $"C{i}")).ToList();
        while (all.Count(t => t.IsCompleted) < 91)
            await Task.Yield();
        landing.SetResult(Response("all use what they may", 3, 1_000));

        var answers = await Task.WhenAll(all);

        chat.Calls.ShouldBe(9);
        answers.Count(a => a.Fault is null).ShouldBe(9);
        (await metered.Spent()).Tokens.ShouldBeLessThanOrEqualTo(10_000);
    }

    [Fact]
    public async Task What_failed_gives_its_room_back()
    {
        using var metered = new Metered(new ScriptedChat(Throws(new HttpRequestException("no route")), Says("now")), s_none with { TokensPerDay = 1_500 });
        (await metered.Ask("first")).Fault.ShouldNotBeNull();

        (await metered.Ask("second")).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_ceiling_of_one_channel_is_not_that_of_another_that_asks_the_same_at_the_same_time()
    {
        using var metered = new Metered(new ScriptedChat(Says("big", 1_000, 400), Says("yes")), s_none with { TokensPerChannelAndDay = 1_500 });
        await metered.Ask("first");

        var answers = await Task.WhenAll(metered.Ask("same"), metered.Ask("same", "C2"));

        answers[0].Fault.ShouldNotBeNull();
        answers[1].Fault.ShouldBeNull();
    }
}
