using Microsoft.Extensions.AI;
using TriageBot.Models.Metering;
using TriageBot.Models.Tests.Fakes;
using TriageBot.Triage.Decoding;
using static TriageBot.Models.Tests.Fakes.ScriptedChat;

namespace TriageBot.Models.Tests.Metering;

public sealed class MeteredModelTests
{
    private static readonly Prices s_prices = new(3m, 15m, 0.3m, "$");

    [Fact]
    public async Task What_was_answered_before_is_remembered_and_costs_nothing()
    {
        using var metered = new Metered(new ScriptedChat(Says("the first")), prices: s_prices);
        await metered.Ask();

        var again = await metered.Ask(channel: "C2");

        again.Response!.Text.ShouldBe("the first");
        again.Use.ShouldBe(new ModelUse(0, 0, 0, 0, 1, 0m) { Currency = "$" });
        (await metered.Spent("C2")).Tokens.ShouldBe(0);
    }

    [Fact]
    public async Task A_second_try_at_a_request_gets_the_answer_of_the_first_though_the_evidence_reads_differently()
    {
        var chat = new ScriptedChat(Says("the first"), Says("another's"));
        using var metered = new Metered(chat);
        await metered.Model.Ask(Metered.Request("3 of 3 running") with { Once = "r1" }, TestContext.Current.CancellationToken);

        var again = await metered.Model.Ask(Metered.Request("2 of 3 running") with { Once = "r1" }, TestContext.Current.CancellationToken);
        var other = await metered.Model.Ask(Metered.Request("2 of 3 running") with { Once = "r2" }, TestContext.Current.CancellationToken);

        again.Response!.Text.ShouldBe("the first");
        again.Use.Calls.ShouldBe(0);
        other.Response!.Text.ShouldBe("another's");
        chat.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_repair_is_another_call_of_the_same_request()
    {
        using var metered = new Metered(new ScriptedChat(Says("a draft"), Says("a better one")));
        var first = Metered.Request("why?") with { Once = "r1" };
        await metered.Model.Ask(first, TestContext.Current.CancellationToken);

        (await metered.Model.Ask(first with { Prompt = "decode 1, repair 1" }, TestContext.Current.CancellationToken)).Response!.Text.ShouldBe("a better one");
    }

    [Fact]
    public async Task After_a_day_it_is_asked_again()
    {
        using var metered = new Metered(new ScriptedChat(Says("the first"), Says("the second")));
        await metered.Ask();
        metered.Time.Pass(TimeSpan.FromHours(24));

        (await metered.Ask()).Response!.Text.ShouldBe("the second");
    }

    [Fact]
    public async Task The_same_question_at_the_same_time_is_one_call()
    {
        var landing = new TaskCompletionSource<ChatResponse>();
        var chat = new ScriptedChat(_ => landing.Task);
        using var metered = new Metered(chat);
        var all = Enumerable.Range(0, 20).Select(i => metered.Ask(channel: $"C{i}")).ToList();
        landing.SetResult(Response("one for all"));

        var answers = await Task.WhenAll(all);

        chat.Calls.ShouldBe(1);
        answers.ShouldAllBe(a => a.Response!.Text == "one for all");
        answers.Sum(a => a.Use.Calls).ShouldBe(1);
        (await metered.Spent()).Tokens.ShouldBe(120);
    }

    [Fact]
    public async Task What_is_used_is_booked_with_its_exact_cost()
    {
        using var metered = new Metered(new ScriptedChat(Says("yes", input: 1_001, output: 7, cached: 1_000)), prices: s_prices);

        var answer = await metered.Ask();

        var cost = (1 * 3m + 1_000 * 0.3m + 7 * 15m) / 1_000_000m;
        answer.Use.ShouldBe(new ModelUse(1, 1_001, 7, 1_000, 0, cost) { Currency = "$" });
        (await metered.Spent("C1")).ShouldBe(new Spent(1_008, cost));
    }

    [Fact]
    public async Task Without_prices_there_is_no_cost()
    {
        using var metered = new Metered(new ScriptedChat(Says("yes")));

        (await metered.Ask()).Use.Cost.ShouldBeNull();
    }

    [Fact]
    public async Task A_provider_that_tells_no_usage_is_counted_by_the_length_of_the_texts()
    {
        using var metered = new Metered(new ScriptedChat(Says(new string('b', 40), input: null, output: null)));

        var use = (await metered.Ask(new string('a', 400))).Use;

        (use.InputTokens, use.OutputTokens, use.IsEstimated).ShouldBe((100, 10, true));
    }

    [Fact]
    public async Task A_fault_is_one_line_and_is_not_remembered()
    {
        using var metered = new Metered(new ScriptedChat(Throws(new HttpRequestException("no route", null, null)), Says("now")));

        var fault = await metered.Ask();

        fault.Response.ShouldBeNull();
        fault.Fault!.ShouldNotContain("\n");
        (await metered.Spent()).Tokens.ShouldBe(0);
        (await metered.Ask()).Response!.Text.ShouldBe("now");
    }

    [Fact]
    public async Task What_broke_in_the_middle_may_have_been_charged_and_is_booked()
    {
        using var metered = new Metered(new ScriptedChat(Throws(new IOException("cut"))));

        (await metered.Ask(new string('a', 400))).Use.IsEstimated.ShouldBeTrue();

        (await metered.Spent()).Tokens.ShouldBe(100);
    }

    [Fact]
    public async Task An_answer_that_says_nothing_is_a_fault_that_was_paid_for()
    {
        using var metered = new Metered(new ScriptedChat(Says("")));

        (await metered.Ask()).Fault.ShouldNotBeNull();
        (await metered.Spent()).Tokens.ShouldBe(120);
    }

    [Fact]
    public async Task An_answer_that_was_cut_is_used_and_not_remembered()
    {
        var cut = Response("half");
        cut.FinishReason = ChatFinishReason.Length;
        using var metered = new Metered(new ScriptedChat(_ => Task.FromResult(cut), Says("whole")));

        (await metered.Ask()).Response!.Text.ShouldBe("half");
        (await metered.Ask()).Response!.Text.ShouldBe("whole");
    }

    [Fact]
    public async Task Whoever_gives_up_is_told_so_and_what_was_sent_is_booked()
    {
        using var late = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        using var metered = new Metered(new ScriptedChat(async token =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return Response("never");
        }));
        var answer = metered.Model.Ask(Metered.Request(new string('a', 400)), late.Token);
        await asked.Task;
        metered.Time.Pass(TimeSpan.FromSeconds(12));
        await late.CancelAsync();

        (await answer).Fault!.ShouldStartWith("claude-test gave no answer within 12 s");
        await Eventually(async () => (await metered.Spent("C1")).Tokens == 100);
    }

    [Fact]
    public async Task A_book_that_cannot_be_read_lets_nothing_pass()
    {
        var chat = new ScriptedChat(Says("never"));
        using var metered = new Metered(chat, book: new LostBook());

        (await metered.Ask()).Fault!.ShouldContain("the disk is full");
        chat.Calls.ShouldBe(0);
    }

    private static async Task Eventually(Func<Task<bool>> isSo)
    {
        while (!await isSo())
            await Task.Yield();
    }

    private sealed class LostBook : IModelBook
    {
        public Task<string?> Find(string key, CancellationToken cancellationToken) => throw new ModelBookException("the disk is full");

        public Task Keep(string key, string answer, CancellationToken cancellationToken) => throw new ModelBookException("the disk is full");

        public Task<Spent> SpentOn(DateOnly day, string? channel, CancellationToken cancellationToken) => throw new ModelBookException("the disk is full");

        public Task Spend(DateOnly day, string channel, Spent spent, CancellationToken cancellationToken) => throw new ModelBookException("the disk is full");
    }
}
