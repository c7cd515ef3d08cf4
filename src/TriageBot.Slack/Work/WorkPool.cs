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
internal sealed partial class WorkPool(IInbox inbox, Desks desks, SlackSettings settings, SlackTelemetry telemetry, TimeProvider time, ILogger log)
{
    /// <summary>A request that ends the process each time would be taken for ever.</summary>
    private const int MostTakes = 10;

    private static readonly TimeSpan s_afterStoreFailed = TimeSpan.FromSeconds(5);

    /// <summary>Runs until it is told to stop; then nothing of it runs any more.</summary>
    public Task Run(CancellationToken stopping) => Task.WhenAll(Enumerable.Range(0, settings.Workers).Select(_ => Work(stopping)));

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
            return await Try(request, stopping);
        }
        catch (StoreException error)
        {
            StoreFailed(error.Message);
            await Return(request, stopping);
            return "postponed";
        }
    }

    /// <summary>It comes again once the store takes that; told to stop before, the next start takes it.</summary>
    private async Task Return(AcceptedRequest request, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await Pause(stopping);
            try
            {
                await inbox.Postpone(request.Id, time.GetUtcNow(), CancellationToken.None);
                return;
            }
            catch (StoreException error)
            {
                StoreFailed(error.Message);
            }
        }
    }

    private async Task<string> Try(AcceptedRequest request, CancellationToken stopping)
    {
        try
        {
            if (request.Tries > MostTakes)
                return await GiveUp(request, "each time the process ended or its store failed", stopping);

            await desks.Do(request.Id, SlackRequest.Of(request.Payload), stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await inbox.HandBack(request.Id, CancellationToken.None);
            return "handed_back";
        }
        catch (LaterException later)
        {
            await inbox.Later(request.Id, later.At, CancellationToken.None);
            return "waits";
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
        if (request.Tries <= settings.RetryPauses.Count && error is not SlackApiException { IsTransient: false })
        {
            await inbox.Postpone(request.Id, time.GetUtcNow() + settings.RetryPauses[request.Tries - 1], CancellationToken.None);
            return "postponed";
        }

        return await GiveUp(request, said, stopping);
    }

    private async Task<string> GiveUp(AcceptedRequest request, string because, CancellationToken stopping)
    {
        var message = $"{(request.Tries > 1 ? $"I tried {request.Tries} times and could not answer" : "I could not answer")}: {because.TrimEnd('.')} (request {request.Id}).";
        try
        {
            await desks.GiveUp(request.Id, SlackRequest.Of(request.Payload), message, stopping);
        }
        catch (Exception error) when (error is not (StoreException or OperationCanceledException))
        {
            // Whatever stood against saying so: a worker outlives it.
            WorkFailed(request.Id, request.Kind, request.Tries, message, error);
        }

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
