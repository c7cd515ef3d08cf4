using System.Text;
using TriageBot.EndToEnd.Slack;
using TriageBot.Simulation;
using TriageBot.Simulation.Model;

namespace TriageBot.EndToEnd.Threads;

/// <summary>A conversation in the thread of a report, and what a reader would see of it.</summary>
internal sealed class Talk(SlackStack stack, Message root)
{
    private readonly StringBuilder _seen = new();

    public Message Root => root;

    /// <summary>The thread as it was read and answered, turn by turn.</summary>
    public string Seen => _seen.ToString();

    /// <summary>What the bot has said in the thread.</summary>
    public IReadOnlyList<Message> Answers => [.. stack.Answers.Where(m => m.ThreadTs == root.Ts && m.Ts != root.Ts)];

    /// <summary>Asks why, and begins to talk in the report's thread.</summary>
    public static async Task<Talk> About(SlackStack stack, string caseName)
    {
        await stack.AsksWhy(caseName);
        return new Talk(stack, await stack.Report());
    }

    /// <summary>Writes in the thread, and waits for nothing.</summary>
    public Message Says(Person who, string text)
    {
        _seen.AppendLine($"=== {who.User.Name}: {text}");
        return who.Says(stack.Channel, text, root.Ts);
    }

    /// <summary>Writes in the thread and waits for the answer.</summary>
    public Task<Message> Asks(string text) => Answered(() =>
    {
        Says(stack.Ann, text);
        return Task.CompletedTask;
    });

    /// <summary>Clicks in the last answer and waits for the next.</summary>
    public Task<Message> Clicks(string action) => Answered(async () =>
    {
        _seen.AppendLine($"=== ann clicks {action}");
        await stack.Ann.Clicks(Answers[^1], action, cancellationToken: TestContext.Current.CancellationToken);
    });

    /// <summary>Takes note of the last answer, where a test has waited for it by itself.</summary>
    public void Reads() => _seen.AppendLine(AnswerTests.Readable(Answers[^1]));

    private async Task<Message> Answered(Func<Task> asks)
    {
        var before = Answers.Count;
        await asks();
        await stack.Until(_ => Answers.Count > before && !Answers[before].Text.StartsWith('⏳'));
        var answer = Answers[before];
        _seen.AppendLine(AnswerTests.Readable(answer));
        return answer;
    }
}
