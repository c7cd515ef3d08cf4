using System.Net;
using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Simulation.Faults;

namespace TriageBot.EndToEnd.Slack;

/// <summary>AWS and Slack slow or down: whoever asked, or whoever runs the bot, reads what to do.</summary>
public sealed class OutageTests
{
    private const string Case = "oom-kill";

    /// <summary>Five tries without the minutes between them.</summary>
    private static readonly TimeSpan[] s_atOnce = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero];

    [Theory]
    [InlineData("*", null, 60_000, "deadline")]
    [InlineData("GetLogEvents", "AccessDeniedException", 0, "logs:GetLogEvents")]
    [InlineData("DescribeTasks", "AccessDeniedException", 0, "ecs:DescribeTasks")]
    [InlineData("*", "500", 0, "AWS")]
    [InlineData("*", "ExpiredTokenException", 0, "expired")]
    public async Task AWS_slow_down_or_closed_is_said_in_the_report(string operation, string? error, int delayMs, string says)
    {
        await using var stack = await SlackStack.Start(Spoilt(operation, error, delayMs));

        await stack.AsksWhy(Case);
        var report = AnswerTests.Readable(await stack.Report());

        report.ShouldContain(says);
        stack.Answers.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("chat.postMessage")]
    [InlineData("chat.update")]
    [InlineData("users.info")]
    [InlineData("conversations.info")]
    public async Task A_storm_of_429_is_waited_out(string method)
    {
        await using var stack = await SlackStack.Start(Case);
        stack.Slack.Faults.Add(Fault.RateLimited(method, TimeSpan.FromSeconds(1)) with { Times = 3 });

        await stack.AsksWhy(Case);
        await stack.Report();

        stack.Answers.Count.ShouldBe(1);
        stack.Log.ShouldContain($"{method} failed with ratelimited at try 3");
    }

    [Theory]
    [InlineData("chat.postMessage")]
    [InlineData("chat.update")]
    [InlineData("users.info")]
    public async Task Errors_of_Slack_for_a_while_are_outlived(string method)
    {
        await using var stack = await SlackStack.Start(Repository.Read(Case), pauses: s_atOnce);
        stack.Slack.Faults.Add(Fault.HttpStatus(method, 503) with { Times = 2 });

        await stack.AsksWhy(Case);
        await stack.Report();

        stack.Answers.Count.ShouldBe(1);
        stack.Log.ShouldContain($"{method} failed with http_503");
    }

    [Fact]
    public async Task A_request_that_always_fails_is_given_up_after_five_tries_and_the_person_is_told()
    {
        await using var stack = await SlackStack.Start(Repository.Read(Case), pauses: s_atOnce);
        stack.Slack.Faults.Add(Fault.Error("chat.postMessage", "internal_error") with { Times = 1000 });

        await stack.AsksWhy(Case);
        await stack.Until(j => j.Ephemerals.Count > 1);

        stack.Journal.Ephemerals[^1].Text.ShouldStartWith("⚪ I tried 5 times and could not answer: chat.postMessage for C0INC042 failed (internal_error): Slack had an inner error");
        stack.Journal.CallsOf("chat.postMessage").Count.ShouldBe(5);
        stack.Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_up_after_the_promise_the_message_says_so_or_the_person_is_told()
    {
        await using var stack = await SlackStack.Start(Case);
        // The facts, if they come before the report, and the report; without them also the word that there will be none, which then goes another way.
        stack.Slack.Faults.Add(Fault.Error("chat.update", "msg_too_long") with { Times = 2 });

        await stack.AsksWhy(Case);
        await stack.Until(_ => Said().Any());

        Said().ShouldHaveSingleItem().ShouldStartWith("⚪ I could not answer: chat.update for C0INC042 failed (msg_too_long): the message is too long for Slack; this is a defect of the bot, please report it");

        IEnumerable<string> Said() => stack.Answers.Select(m => m.Text).Concat(stack.Journal.Ephemerals.Select(e => e.Text)).Where(t => t.Contains("could not answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mention_that_cannot_be_answered_is_a_line_in_the_log_that_says_what_to_do()
    {
        await using var stack = await SlackStack.Start(Case);
        stack.Slack.Faults.Add(Fault.Error("*", "token_revoked") with { Times = 1000 });

        stack.Ann.Says(stack.Channel, $"<@{stack.Slack.App.BotUserId}> why {ServedProcess.Tasks[0]}");
        await stack.Slack.Delivered(TestContext.Current.CancellationToken);
        await stack.Logged("nobody could be told");

        stack.Log.ShouldContain("the token was revoked; reinstall the app in the workspace and configure the token that it shows then");
        stack.Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_that_Slack_does_not_know_is_said_by_readyz()
    {
        await using var stack = await SlackStack.Start(Repository.Read(Case), before: s => s.Faults.Add(Fault.Error("auth.test", "token_revoked") with { Times = 1000 }));
        using var http = new HttpClient();
        await stack.Logged("Slack does not know the bot");

        using var ready = await http.GetAsync(new Uri(new Uri(stack.Url), "/readyz"), TestContext.Current.CancellationToken);

        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("the token was revoked; reinstall the app");
    }

    private static JsonObject Spoilt(string operation, string? error, int delayMs)
    {
        var recorded = Repository.Read(Case);
        var fault = new JsonObject { ["operation"] = operation };
        if (error is not null)
            fault["error"] = error;
        if (delayMs > 0)
            fault["delayMs"] = delayMs;
        recorded["faults"] = new JsonArray(fault);
        return recorded;
    }
}
