using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace TriageBot.Slack.WebApi.Transport;

/// <summary>Sends one request once and tells how it went. The only place that puts a token on a request, and only for the API's own origin.</summary>
internal sealed class SlackTransport(HttpClient http, TimeProvider time)
{
    /// <summary>Calls a method of the Web API.</summary>
    public Task<SlackAttempt> Send(SlackCall call, SlackOrigins origins, string token, CancellationToken cancellationToken) =>
        Send(call, new Uri(origins.ApiUrl, call.Method.Name), new AuthenticationHeaderValue("Bearer", token), cancellationToken);

    /// <summary>Posts to a response URL, which needs no token and must get none.</summary>
    public Task<SlackAttempt> Respond(SlackCall call, Uri responseUrl, CancellationToken cancellationToken) =>
        Send(call, responseUrl, null, cancellationToken);

    private async Task<SlackAttempt> Send(SlackCall call, Uri url, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = call.Body.ToContent() };
        request.Headers.Authorization = authorization;
        using var timeout = new CancellationTokenSource(call.Method.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await BoundedAnswer.Read(response.Content, either.Token);
            return authorization is null
                ? ResponseUrlAnswer.Read((int)response.StatusCode, RetryAfter(response), body)
                : SlackAnswer.Read((int)response.StatusCode, RetryAfter(response), Scopes(response), body);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Lost("timeout", null);
        }
        catch (HttpRequestException e) when (NeverArrived(e.HttpRequestError))
        {
            return SlackAttempt.Failed(new SlackFailure("unreachable") { IsTransient = true, Cause = e });
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Lost("connection_cut", e);
        }
        catch (InvalidDataException e)
        {
            return Lost("unreadable_answer", e);
        }
    }

    private static SlackAttempt Lost(string code, Exception? cause) =>
        SlackAttempt.Failed(new SlackFailure(code) { IsTransient = true, MayHaveHappened = true, Cause = cause });

    private static bool NeverArrived(HttpRequestError error) => error
        is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError
        or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;

    /// <summary>Seconds or a date, as the header allows; what is neither counts as missing.</summary>
    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        if (wait is null && response.StatusCode is HttpStatusCode.TooManyRequests
            && response.Headers.TryGetValues("Retry-After", out var values)
            && double.TryParse(values.FirstOrDefault(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds < TimeSpan.MaxValue.TotalSeconds / 2)
        {
            wait = TimeSpan.FromSeconds(seconds);
        }

        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static List<string>? Scopes(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-OAuth-Scopes", out var values)
            ? [.. string.Join(',', values).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
            : null;
}
