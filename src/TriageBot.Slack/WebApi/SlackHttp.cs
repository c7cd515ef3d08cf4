using System.Net.Http.Headers;
using System.Reflection;

namespace TriageBot.Slack.WebApi;

/// <summary>The HTTP client that everything here sends with.</summary>
public static class SlackHttp
{
    /// <summary>
    /// Follows no redirect (a token or a response URL must not travel on), keeps no cookies, and tells neither traces nor the other side
    /// about itself: a trace of a call would carry the response URL, which is a credential.
    /// </summary>
    public static HttpClient CreateClient() => CreateClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        ActivityHeadersPropagator = null,
    });

    internal static HttpClient CreateClient(HttpMessageHandler handler)
    {
        // Each call has its own time-out, by the injected clock.
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("TriageBot", Assembly.GetExecutingAssembly().GetName().Version?.ToString(3)));
        return client;
    }
}
