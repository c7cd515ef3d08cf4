using TriageBot.Simulation.Faults;

namespace TriageBot.EndToEnd.Slack;

/// <summary>Slack in trouble: each ends in one answer, or in what a person can act on.</summary>
public sealed class TroubleTests
{
    private const string Case = "oom-kill";

    public static TheoryData<string> Passing => ["rate limited", "server error", "cut before", "cut after", "fatal after", "slow"];

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_passes_is_outlived_and_the_answer_comes_once(string trouble)
    {
        await using var stack = await SlackStack.Start(Case);
        stack.Slack.Faults.Add(trouble switch
        {
            "rate limited" => Fault.RateLimited("chat.postMessage", TimeSpan.FromSeconds(1)),
            "server error" => Fault.HttpStatus("chat.postMessage", 503),
            "cut before" => Fault.CutBeforeTheWork("chat.postMessage"),
            "cut after" => Fault.CutAfterTheWork("chat.postMessage"),
            "fatal after" => Fault.ErrorAfterTheWork("chat.postMessage", "fatal_error"),
            _ => Fault.Slow("chat.postMessage", TimeSpan.FromSeconds(1)),
        });

        await stack.AsksWhy(Case);
        await stack.Report();

        stack.Answers.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("not_in_channel")]
    [InlineData("is_archived")]
    [InlineData("token_revoked")]
    [InlineData("restricted_action")]
    public async Task Where_it_cannot_post_the_response_URL_carries_the_answer_and_why(string code)
    {
        await using var stack = await SlackStack.Start(Case);
        stack.Slack.Faults.Add(Fault.Error("chat.postMessage", code) with { Times = 100 });

        await stack.AsksWhy(Case);
        await stack.Until(j => j.Messages.Count > 0);

        var answer = AnswerTests.Readable(stack.Journal.Messages[0]);
        answer.ShouldContain("container_oom");
        answer.ShouldContain("I could not post in this channel");
    }

    [Fact]
    public async Task A_deleted_message_is_posted_anew()
    {
        await using var stack = await SlackStack.Start(Case);
        stack.Slack.Faults.Add(Fault.Error("chat.update", "message_not_found") with { Times = 2 });

        await stack.AsksWhy(Case);
        await stack.Report();

        stack.Answers.Count.ShouldBe(2);
    }

    [Fact]
    public async Task No_token_and_no_response_URL_is_ever_logged()
    {
        await using var stack = await SlackStack.Start(Case);
        stack.Slack.Faults.Add(Fault.Error("chat.postMessage", "invalid_auth") with { Times = 100 });

        await stack.AsksWhy(Case);
        await stack.Until(j => j.Messages.Count > 0);

        stack.Log.ShouldNotContain(stack.Slack.BotToken.Value);
        stack.Log.ShouldNotContain(stack.Slack.App.SigningSecret);
        stack.Log.ShouldNotContain("/commands/");
    }
}
