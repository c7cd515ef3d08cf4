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

    /// <summary>The same for one that can be stopped.</summary>
    /// <param name="request">Whose answer it is.</param>
    public static SlackMessage Looking(string step, string request)
    {
        var looking = Looking(step);
        return looking with { Blocks = [.. looking.Blocks, new ActionsBlock([Buttons.ToStop(request)]) { BlockId = $"stop-{request}" }] };
    }

    /// <param name="continuation">The id of how it goes on; null where all is said.</param>
    public static SlackMessage Answer(Reply reply, string? continuation)
    {
        IReadOnlyList<Block> more = continuation is null ? [] : [new ActionsBlock([Buttons.ToNext(continuation)]) { BlockId = $"next-{continuation}" }];
        return new SlackMessage(FallbackText.OfExtract(reply.Outline), [.. OutlineBlocks.WriteExtract(reply.Outline), .. more]);
    }

    /// <param name="user">Who ended it.</param>
    public static SlackMessage Stopped(SlackMessage answer, string user) =>
        answer with { Blocks = [.. answer.Blocks, new ContextBlock([new Mrkdwn($"stopped by <@{user}>")])] };
}
