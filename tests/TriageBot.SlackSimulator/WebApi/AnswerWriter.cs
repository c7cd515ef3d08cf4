using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.WebApi;

/// <summary>Puts an answer on the wire with Slack's headers.</summary>
internal static class AnswerWriter
{
    public static async Task Write(HttpContext context, ApiAnswer answer, Token? token, ApiMethod? method)
    {
        if (answer.Cut)
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers["x-slack-req-id"] = context.TraceIdentifier;
        if (token is not null)
            response.Headers["X-OAuth-Scopes"] = string.Join(',', token.Scopes);
        if (method is { Scopes.Count: > 0 })
            response.Headers["X-Accepted-OAuth-Scopes"] = string.Join(',', method.Scopes);
        if (answer.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (answer.Body is null)
            return;
        response.ContentType = "application/json; charset=utf-8";
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Body.ToJsonString()), context.RequestAborted);
    }
}
