using TriageBot.Slack.Posting;
using TriageBot.Slack.Requests;
using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Threads;

/// <summary>Posts an answer in a thread, once: what takes long is promised first, and the promise becomes the answer.</summary>
internal sealed class PromisedAnswers(Poster poster, ISlackApi api, UpdatePace pace, TimeProvider time)
{
    private const string Slot = "answer";

    /// <summary>A person waits so long without wondering whether they were heard.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2.5);

    /// <param name="name">What is looked for.</param>
    /// <param name="answer">Makes the answer; it is told to end where nobody can be told any more.</param>
    public Task Give(string request, SlackRequest asked, string name, Func<CancellationToken, Task<SlackMessage>> answer, CancellationToken cancellationToken) =>
        Give(request, asked, ThreadMessages.Looking(name), steps: null, answer, cancellationToken);

    /// <summary>The same for an answer that tells its steps and can be stopped. It costs: it is made to its end also where its promise cannot be posted.</summary>
    public Task Give(string request, SlackRequest asked, Func<IProgress<string>, CancellationToken, Task<SlackMessage>> answer, CancellationToken cancellationToken)
    {
        var steps = new StepDisplay(api, pace, request, time);
        return Give(request, asked, ThreadMessages.Looking("reading what is known", request), steps, ending => answer(steps, ending), cancellationToken);
    }

    private async Task Give(string request, SlackRequest asked, SlackMessage looking, StepDisplay? steps, Func<CancellationToken, Task<SlackMessage>> answer, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var answering = answer(ending.Token);
        try
        {
            var promise = await IsSlow(answering, ending.Token)
                ? await poster.PostOnce(request, Slot, asked.Channel, ThreadOf(asked), looking, cancellationToken)
                : await Standing(request, asked, cancellationToken);
            if (promise is not null && steps is not null)
                await steps.Run(asked.Asker.Team, asked.Channel, promise, answering, cancellationToken);
            await Show(request, asked, promise, await answering, cancellationToken);
        }
        catch (SlackApiException) when (steps is not null)
        {
            await answering;
            throw;
        }
        finally
        {
            await ending.CancelAsync();
        }
    }

    /// <summary>Where the answer to this request stands, or the promise of it; null where there is neither.</summary>
    public Task<string?> Standing(string request, SlackRequest asked, CancellationToken cancellationToken) =>
        poster.Standing(request, Slot, asked.Channel, ThreadOf(asked), cancellationToken);

    private async Task<bool> IsSlow(Task answering, CancellationToken ending)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ending);
        var isSlow = await Task.WhenAny(answering, Task.Delay(s_patience, time, waiting.Token)) != answering;
        await waiting.CancelAsync();
        ending.ThrowIfCancellationRequested();
        return isSlow;
    }

    private async Task Show(string request, SlackRequest asked, string? promise, SlackMessage answer, CancellationToken cancellationToken)
    {
        if (promise is null)
        {
            await poster.PostOnce(request, Slot, asked.Channel, ThreadOf(asked), answer, cancellationToken);
            return;
        }

        await pace.Report(asked.Asker.Team, cancellationToken);
        try
        {
            await api.UpdateMessage(asked.Channel, promise, answer, cancellationToken);
        }
        catch (SlackApiException error) when (error.Code is "message_not_found" or "cant_update_message" or "edit_window_closed")
        {
            await poster.PostOnce(request, $"{Slot}-anew", asked.Channel, ThreadOf(asked), answer, cancellationToken);
        }
    }

    private static string? ThreadOf(SlackRequest asked) => asked.ThreadTs ?? (asked as ClickRequest)?.MessageTs;
}
