using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TriageBot.Slack.Inbound.Http;

/// <summary>One request of Slack's: read whole, verified, and only then understood.</summary>
internal sealed partial class SlackRequests(RequestSignature signature, Acceptance acceptance, ILogger logger)
{
    /// <summary>Slack's probe of the certificate has two short fields.</summary>
    private const int ProbeLength = 1024;

    public async Task Handle(HttpContext context)
    {
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

        if (read is not { } body)
        {
            await Say(context, StatusCodes.Status413PayloadTooLarge, "too large");
            return;
        }

        var check = signature.Check(context.Request.Headers, body.Span);
        if (check is SignatureCheck.Valid)
            await Answer(context, Recognition.Of(context.Request.ContentType, body, RetryNumber(context.Request)));
        else if (IsProbe(body.Span))
            context.Response.StatusCode = StatusCodes.Status200OK;
        else
            await Refuse(context, check);
    }

    /// <summary>Slack probes the certificate without a signature; the answer says nothing and does nothing.</summary>
    private static bool IsProbe(ReadOnlySpan<byte> body) => body.Length <= ProbeLength && FormBody.HasLiteral(body, "ssl_check=1"u8);

    private async Task Refuse(HttpContext context, SignatureCheck check)
    {
        LogForged(check);
        await Say(context, StatusCodes.Status401Unauthorized, "unauthorized");
    }

    private Task Answer(HttpContext context, Recognised recognised)
    {
        switch (recognised)
        {
            case Recognised.Accepted accepted:
                return Accept(context, accepted.Delivery);
            case Recognised.Challenge challenge:
                return Json(context, PayloadJson.Object([new("challenge", challenge.Value)]));
            case Recognised.Ignored { Type: "app_rate_limited" }:
                LogRateLimited();
                return Task.CompletedTask;
            case Recognised.Ignored:
                return Task.CompletedTask;
            case Recognised.Unsupported:
                return Say(context, StatusCodes.Status415UnsupportedMediaType, "unsupported media type");
            default:
                return Say(context, StatusCodes.Status400BadRequest, "malformed");
        }
    }

    private async Task Accept(HttpContext context, Delivery delivery)
    {
        var result = await acceptance.Accept(delivery);
        if (result.Acknowledgement is { Body: { } body })
            await Json(context, body);
        else if (result.Acknowledgement is null && delivery.Kind is DeliveryKind.SlashCommand)
            await Json(context, PayloadJson.Ephemeral(result.Refusal!));
        else if (result.Acknowledgement is null)
            await Say(context, StatusCodes.Status500InternalServerError, "not accepted");
    }

    private static int RetryNumber(HttpRequest request) =>
        int.TryParse(request.Headers["X-Slack-Retry-Num"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static Task Json(HttpContext context, JsonElement body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body.GetRawText());
    }

    private static Task Say(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text);
    }

    [LoggerMessage(20, LogLevel.Warning, "A request was refused: {Check}. If it was Slack's, compare the signing secret with the app's page and this machine's clock with the time.")]
    private partial void LogForged(SignatureCheck check);

    [LoggerMessage(21, LogLevel.Warning, "Slack holds events back: more than 30,000 came within an hour.")]
    private partial void LogRateLimited();
}
