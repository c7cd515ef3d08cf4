using System.Globalization;
using TriageBot.Simulation.Model;
using TriageBot.Simulation.Recording;

namespace TriageBot.Simulation.Delivery;

/// <summary>Hands a parcel to an app's request URL, signed, and waits as long as Slack would.</summary>
internal sealed class HttpDelivery(SimulatorOptions options) : IDisposable
{
    private const int MostRedirects = 2;
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxAutomaticRedirections = MostRedirects, MaxConnectionsPerServer = 512 }) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<Acknowledgement> Deliver(App app, Parcel parcel, CancellationToken cancellationToken)
    {
        var endpoints = app.Endpoints ?? throw new InvalidOperationException($"App {app.Id} has no request URL: set its Endpoints, or let it open a socket.");
        using var request = SignedRequest.Make(UrlOf(endpoints, parcel.Kind), parcel.Body(), parcel.ContentType, app.SigningSecret, options.Time.GetUtcNow());
        if (parcel.Kind == DeliveryKind.SslCheck)
            SignedRequest.Unsign(request);
        if (parcel.Attempt > 0)
        {
            request.Headers.Add("X-Slack-Retry-Num", parcel.Attempt.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", parcel.RetryReason);
        }

        var started = options.Time.GetTimestamp();
        using var limit = new CancellationTokenSource(options.AcknowledgeWithin, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await _client.SendAsync(request, either.Token);
            var answer = await response.Content.ReadAsStringAsync(either.Token);
            return new(options.Time.GetElapsedTime(started), response.IsSuccessStatusCode ? null : Refusal((int)response.StatusCode), answer)
            {
                Status = (int)response.StatusCode,
                RefusesRetries = response.Headers.TryGetValues("X-Slack-No-Retry", out var no) && no.Contains("1"),
            };
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new(options.Time.GetElapsedTime(started), "http_timeout", "");
        }
        catch (HttpRequestException e)
        {
            var failure = e.HttpRequestError == HttpRequestError.SecureConnectionError ? "ssl_error" : "connection_failed";
            return new(options.Time.GetElapsedTime(started), failure, "");
        }
    }

    public void Dispose() => _client.Dispose();

    private static string Refusal(int status) => status is >= 300 and < 400 ? "too_many_redirects" : "http_error";

    private static Uri UrlOf(HttpEndpoints endpoints, DeliveryKind kind) => kind switch
    {
        DeliveryKind.SlashCommand or DeliveryKind.SslCheck => endpoints.Commands,
        DeliveryKind.Interaction => endpoints.Interactivity,
        _ => endpoints.Events,
    };
}
