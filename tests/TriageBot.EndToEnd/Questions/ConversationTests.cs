using TriageBot.EndToEnd.Reports;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Questions;

/// <summary>Ten questions about each of three shipped cases, answered in the terminal, to the letter.</summary>
public sealed class ConversationTests
{
    private static readonly Dictionary<string, string[]> s_conversations = new()
    {
        ["oom-kill"] =
        [
            "show the logs before that", "logs 5 page 2", "search GC overhead", "how much memory did it use?", "was it the same yesterday?", "history",
            "are other tasks affected?", "what changed?", "why not health check", "could it be a spot interruption?",
        ],
        ["secret-denied"] =
        [
            "what happened?", "events", "can the role decrypt that key?", "is the execution role allowed to read the secret?", "role", "logs", "why not secret_unreachable",
            "can it reach secretsmanager?", "was it oom?", "history since 2026-01-01",
        ],
        ["elb-health-check"] =
        [
            "timeline", "is the target healthy?", "logs 5 around 14:02", "any error in the logs?", "show me the cpu", "did the deploy kill it?", "why not elb_health_check_failed",
            "events page 2", "events in the staging cluster", "who is the best?",
        ],
    };

    public static TheoryData<string> Cases => [.. s_conversations.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_conversation_of_ten_turns_is_what_was_read_and_found_right(string name)
    {
        var turns = new List<string>();
        foreach (var question in s_conversations[name])
        {
            var run = await Cli.Cli.Run("ask", (string)Repository.Read(name)["expected"]!["target"]!, question, "--replay", Repository.Case(name), "--format", "markdown");
            run.Status.ShouldBe(0, run.Error);
            turns.Add($"> {question}\n\n{run.Out}");
        }

        Snapshot.ShouldBe(string.Join("\n---\n\n", turns), $"{name}.md", "Questions");
    }

    [Fact]
    public void Each_conversation_has_ten_turns() => s_conversations.Values.ShouldAllBe(c => c.Length == 10);
}
