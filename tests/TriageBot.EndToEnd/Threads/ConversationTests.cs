using TriageBot.EndToEnd.Reports;
using TriageBot.EndToEnd.Slack;

namespace TriageBot.EndToEnd.Threads;

/// <summary>Conversations of ten turns about shipped cases, as somebody has read them and found them right.</summary>
public sealed class ConversationTests
{
    /// <summary>A turn that is no words: a click on the button of the last answer.</summary>
    private const string Next = "[Next page]";

    public static TheoryData<string, string[]> Conversations => new()
    {
        {
            "oom-kill",
            [
                "logs 5", Next, "memory", "was it the same yesterday?", "what changed?", "why not a deployment?", "siblings", "search GC overhead", "timeline", "help",
            ]
        },
        {
            "secret-denied",
            [
                "role", "can the role read that secret?", "iam secretsmanager:GetSecretValue", "events", "logs", "network secretsmanager.eu-central-1.amazonaws.com:443", "history", "diff", "why not secret_not_found", "again",
            ]
        },
        {
            "missing-variable",
            [
                "logs 10", "what is the timeline?", "search PAYMENTS_API_URL", "show the logs before that", "diff 11 12", "health", "memory", "events", "why not container_oom", "again",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Conversations))]
    public async Task Ten_turns_are_answered_in_the_thread(string name, string[] turns)
    {
        await using var stack = await SlackStack.Start(name);
        var talk = await Talk.About(stack, name);

        foreach (var turn in turns)
            await (turn == Next ? talk.Clicks("triagebot_next") : talk.Asks(turn));

        turns.Length.ShouldBe(10);
        Snapshot.ShouldBe(talk.Seen, $"{name}.thread.txt", "Threads");
        talk.Answers.Count.ShouldBe(10);
        stack.Journal.Calls.ShouldAllBe(c => c.Ok);
    }
}
