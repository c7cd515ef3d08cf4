using System.Text.Json;
using Microsoft.Extensions.Logging;
using TriageBot.Slack.Requests;
using TriageBot.Slack.WebApi;
using TriageBot.Store;

namespace TriageBot.Slack.Work;

/// <summary>
/// Works on what waits in the inbox, a few at once. What fails for a while comes again later; what fails always ends as a message that says so.
/// Told to stop, it hands back what it has not finished.
/// </summary>
internal sealed partial class WorkPool(IInbox inbox, Desks desks, int workers, SlackTelemetry telemetry, TimeProvider time, ILogger log)
{
    private const int MostTries = 5;
    private static readonly TimeSpan s_afterStoreFailed = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan[] s_pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)];

    /// <summary>Runs until it is told to stop; then nothing of it runs any more.</summary>
    public Task Run(CancellationToken stopping) => Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Work(stopping)));

    private async Task Work(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await inbox.Take(stopping) is { } request)
                    await Do(request, stopping);
                else
                    await inbox.WaitForWork(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (StoreException error)
            {
                StoreFailed(error.Message);
                await Pause(stopping);
            }
        }
    }

    private async Task Do(AcceptedRequest request, CancellationToken stopping)
    {
        using var span = telemetry.Work(request.Kind, request.Id);
        telemetry.Began(request.Kind, time.GetUtcNow() - request.AcceptedAt);
        var began = time.GetTimestamp();
        var outcome = await Outcome(request, stopping);
        telemetry.Ended(request.Kind, outcome, time.GetElapsedTime(began));
    }

    private async Task<string> Outcome(AcceptedRequest request, CancellationToken stopping)
    {
        try
        {
            await desks.Do(request.Id, SlackRequest.Of(request.Payload), stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await inbox.HandBack(request.Id, CancellationToken.None);
            return "handed_back";
        }
        catch (JsonException)
        {
            Unreadable(request.Id, request.Kind);
        }
        catch (Exception error) when (error is not StoreException)
        {
            return await Failed(request, error, stopping);
        }

        await inbox.Done(request.Id, CancellationToken.None);
        return "done";
    }

    private async Task<string> Failed(AcceptedRequest request, Exception error, CancellationToken stopping)
    {
        var said = error is SlackApiException slack ? slack.Message : $"an error of my own ({error.GetType().Name})";
        WorkFailed(request.Id, request.Kind, request.Tries, said, error is SlackApiException ? null : error);
        if (request.Tries < MostTries && error is not SlackApiException { IsTransient: false })
        {
            await inbox.Postpone(request.Id, time.GetUtcNow() + s_pauses[Math.Min(request.Tries, s_pauses.Length) - 1], CancellationToken.None);
            return "postponed";
        }

        await desks.GiveUp(request.Id, SlackRequest.Of(request.Payload), $"{(request.Tries > 1 ? $"I tried {request.Tries} times and could not answer" : "I could not answer")}: {said.TrimEnd('.')} (request {request.Id}).", stopping);
        await inbox.Done(request.Id, CancellationToken.None);
        return "gave_up";
    }

    private async Task Pause(CancellationToken stopping)
    {
        try
        {
            await Task.Delay(s_afterStoreFailed, time, stopping);
        }
        catch (OperationCanceledException)
        {
            // Told to stop meanwhile.
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The store failed: {Reason}")]
    private partial void StoreFailed(string reason);

    [LoggerMessage(2, LogLevel.Warning, "Request {Request} ({Kind}) failed at try {Try}: {Reason}")]
    private partial void WorkFailed(string request, string kind, int @try, string reason, Exception? error);

    [LoggerMessage(3, LogLevel.Error, "Request {Request} ({Kind}) was stored by another version and cannot be read")]
    private partial void Unreadable(string request, string kind);
}
