using TriageBot.Slack.Requests;
using TriageBot.Slack.WebApi;
using TriageBot.Slack.Work;
using TriageBot.Store;
using TriageBot.Triage.Questions;
using TriageBot.Triage.Questions.Free;

namespace TriageBot.Slack.Threads;

/// <summary>
/// Has a model answer a question in free words. The answer is kept before it is posted: where a delivery fails, the next try posts what is kept, and
/// the model is not asked again.
/// </summary>
internal sealed class FreeAnswers(Heart heart, Memories memories, PromisedAnswers promised, RunningAnswers running, IConversations conversations, AuditTrail audit, TimeProvider time)
{
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(2);

    /// <param name="words">The person's own.</param>
    public async Task Answer(string request, SlackRequest asked, Incident incident, Pass pass, Question question, string words, CancellationToken cancellationToken)
    {
        var name = QuestionNames.Of(question);
        if (await conversations.KeptReply(request, cancellationToken) is { } kept && KeptMessages.Read(kept.Message) is { } message)
        {
            await promised.Give(request, asked, name, _ => Task.FromResult(message), cancellationToken);
            return;
        }

        using var answer = running.Begin(request, incident.Id) ?? throw new LaterException(time.GetUtcNow() + s_wait);
        var past = await memories.Of(incident, question, pass.Binding, cancellationToken);
        await promised.Give(
            request, asked,
            async (progress, ending) =>
            {
                var ask = new FreeAsk(words, asked.Channel) { Progress = progress, Stop = answer.Stop };
                return await Kept(request, asked, incident, name, answer, await heart.Questions.Answer(question, ask, pass.Target!, past, ending), cancellationToken);
            },
            cancellationToken);
    }

    private async Task<SlackMessage> Kept(string request, SlackRequest asked, Incident incident, string name, RunningAnswer answer, Reply reply, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var said = ThreadMessages.Answer(reply, reply.Continuation is null ? null : request);
        var message = answer.StoppedBy is { } user ? ThreadMessages.Stopped(said, user) : said;

        // A request has one answer, so its id is the continuation's too.
        if (reply.Continuation is { } more)
            await conversations.Keep(new Continuation(request, incident.Id, more, time.GetUtcNow()), cancellationToken);
        await conversations.Keep(new KeptReply(request, incident.Id, KeptMessages.Write(message), time.GetUtcNow()), cancellationToken);
        await audit.Add(incident.Id, request, asked, [.. reply.Audit.Select(ThreadAnswers.Looked), new Happening(IncidentEvents.Answered, name, Size: reply.Outline.Lines.Count)], cancellationToken);
        return message;
    }
}
