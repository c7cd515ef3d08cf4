using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Http;

/// <summary>One request to one address: read whole, checked, stored, answered; only then is anything done about it.</summary>
internal sealed partial class AlertRequests(IWebhook webhook, IAlertIntake intake, ILogger logger)
{
    private const int RetryAfterSeconds = 10;

    public async Task Handle(HttpContext context)
    {
        if (webhook.Off is { } off)
        {
            await Say(context, StatusCodes.Status404NotFound, off);
            return;
        }

        ReadOnlyMemory<byte>? read;
        try
        {
            read = await RawBody.Read(context.Request, context.RequestAborted);
        }
        catch (IOException)
        {
            await Say(context, StatusCodes.Status400BadRequest, "incomplete");
            return;
        }

        if (read is { } body)
            await Answer(context, await webhook.Receive(context.Request.Headers, body, context.RequestAborted));
        else
            await Say(context, StatusCodes.Status413PayloadTooLarge, $"too large: at most {RawBody.Limit / 1024} KiB");
    }

    private async Task Answer(HttpContext context, Received received)
    {
        try
        {
            switch (received)
            {
                case Received.Alerts alerts:
                    foreach (var alert in alerts.All)
                        await intake.Take(alert, context.RequestAborted);
                    await Say(context, StatusCodes.Status200OK, "ok");
                    break;
                case Received.Unread unread:
                    await intake.Keep(unread.Alert, context.RequestAborted);
                    LogUnread(webhook.Source, unread.Alert.Because, unread.Alert.Id);
                    await Say(context, StatusCodes.Status200OK, "kept, not understood");
                    break;
                case Received.Done done:
                    LogDone(webhook.Source, done.What);
                    await Say(context, StatusCodes.Status200OK, "ok");
                    break;
                case Received.Forged forged:
                    LogForged(webhook.Source, forged.Because);
                    await Say(context, StatusCodes.Status401Unauthorized, "unauthorized");
                    break;
                case Received.Later later:
                    LogLater(webhook.Source, later.Because);
                    await SayLater(context);
                    break;
            }
        }
        catch (AlertNotTakenException failure)
        {
            LogNotTaken(webhook.Source, failure.Message);
            await SayLater(context);
        }
    }

    private static Task SayLater(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Say(context, StatusCodes.Status503ServiceUnavailable, "not taken: send it again");
    }

    private static Task Say(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text);
    }

    [LoggerMessage(60, LogLevel.Warning, "A request to /alerts/{Source} was refused: {Because}.")]
    private partial void LogForged(string source, string because);

    [LoggerMessage(61, LogLevel.Warning, "An alert of {Source} is kept, but was not understood: {Because} (id {Id}).")]
    private partial void LogUnread(string source, string because, string id);

    [LoggerMessage(62, LogLevel.Warning, "A request to /alerts/{Source} has to come again: {Because}.")]
    private partial void LogLater(string source, string because);

    [LoggerMessage(63, LogLevel.Error, "An alert of {Source} was not stored, and its sender told to send it again: {Because}")]
    private partial void LogNotTaken(string source, string because);

    [LoggerMessage(64, LogLevel.Information, "/alerts/{Source}: {What}.")]
    private partial void LogDone(string source, string what);
}
