using TriageBot.Slack.Blocks;
using TriageBot.Slack.Messages;
using TriageBot.Slack.WebApi;
using TriageBot.Triage.Questions;

namespace TriageBot.Slack.Threads;

/// <summary>What the bot says in a thread.</summary>
internal static class ThreadMessages
{
    /// <summary>For an answer that takes its time.</summary>
    public static SlackMessage Looking(string name) => Work.Replier.Plain($"⏳ looking ({name}) …");

    /// <param name="continuation">The id of how it goes on; null where all is said.</param>
    public static SlackMessage Answer(Reply reply, string? continuation)
    {
        IReadOnlyList<Block> more = continuation is null ? [] : [new ActionsBlock([Buttons.ToNext(continuation)]) { BlockId = $"next-{continuation}" }];
        return new SlackMessage(FallbackText.OfExtract(reply.Outline), [.. OutlineBlocks.WriteExtract(reply.Outline), .. more]);
    }
}
