using TriageBot.Slack.Requests;
using TriageBot.Slack.WebApi;
using TriageBot.Slack.Work;
using TriageBot.Store;
using TriageBot.Triage.Questions;

namespace TriageBot.Slack.Threads;

/// <summary>Answers a question about an incident in its thread, and writes down what was asked, looked up and answered.</summary>
internal sealed class ThreadAnswers(Heart heart, Memories memories, Rechecking rechecking, PromisedAnswers promised, FreeAnswers free, IConversations conversations, AuditTrail audit, TimeProvider time)
{
    /// <param name="pass">Whoever asks may, and this is what may be read for them.</param>
    /// <param name="words">The question in the person's own words.</param>
    public async Task Answer(string request, SlackRequest asked, Incident incident, Pass pass, Question question, string words, CancellationToken cancellationToken)
    {
        var name = QuestionNames.Of(question);
        await audit.Add(incident.Id, request, asked, [new Happening(IncidentEvents.Asked, name, question.Command)], cancellationToken);
        if (question is AgainQuestion)
        {
            await rechecking.Do(request, asked, incident, pass, cancellationToken);
            return;
        }

        if (heart.Questions.AsksModel(question))
        {
            await free.Answer(request, asked, incident, pass, question, words, cancellationToken);
            return;
        }

        var past = await memories.Of(incident, question, pass.Binding, cancellationToken);
        await promised.Give(request, asked, name, async ending => await Message(await heart.Questions.Answer(question, pass.Target!, past, ending)), cancellationToken);

        async Task<SlackMessage> Message(Reply reply)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await audit.Add(incident.Id, request, asked, [.. reply.Audit.Select(Looked), new Happening(IncidentEvents.Answered, name, Size: reply.Outline.Lines.Count)], cancellationToken);
            if (reply.Continuation is not { } more)
                return ThreadMessages.Answer(reply, null);

            // A request has one answer, so its id is the continuation's too.
            await conversations.Keep(new Continuation(request, incident.Id, more, time.GetUtcNow()), cancellationToken);
            return ThreadMessages.Answer(reply, request);
        }
    }

    internal static Happening Looked(AuditEntry look) =>
        new(IncidentEvents.Looked, look.Source, look.Window is null ? look.Query : $"{look.Query} [{look.Window}]", look.Result.ToString().ToLowerInvariant(), look.Size);
}
