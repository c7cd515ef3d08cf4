using System.Net;

namespace TriageBot.Slack.WebApi;

/// <summary>
/// Which addresses may hear from us. A URL that came in a delivery is somebody's claim: it is used only where Slack itself answers,
/// or, when the Web API is set to something else than Slack (a simulator), at that very origin.
/// </summary>
internal sealed class SlackOrigins
{
    private static readonly string[] s_responsePaths = ["/commands/", "/actions/", "/app/"];

    private readonly bool _apiIsSlack;

    /// <exception cref="ArgumentException">The API's address is no https URL ending in a slash (http only to this machine or to a host name without a dot).</exception>
    public SlackOrigins(Uri apiUrl)
    {
        if (!apiUrl.IsAbsoluteUri || apiUrl.UserInfo.Length > 0 || apiUrl.Query.Length > 0 || !apiUrl.AbsolutePath.EndsWith('/'))
            throw new ArgumentException("The address of Slack's Web API must be an absolute URL that ends in a slash, such as https://slack.com/api/.", nameof(apiUrl));
        if (!IsProtected(apiUrl))
            throw new ArgumentException("The address of Slack's Web API must begin with https://: a token would travel in the clear.", nameof(apiUrl));
        ApiUrl = apiUrl;
        _apiIsSlack = IsSlack(apiUrl.IdnHost);
    }

    public Uri ApiUrl { get; }

    /// <summary>Whether a <c>response_url</c> may be posted to. See https://docs.slack.dev/interactivity/handling-user-interaction</summary>
    public bool AllowsResponse(Uri url)
    {
        if (!url.IsAbsoluteUri || url.UserInfo.Length > 0)
            return false;
        if (!_apiIsSlack && IsApiHost(url) && url.Scheme == ApiUrl.Scheme)
            return true;
        return url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && url.IdnHost == "hooks.slack.com"
            && s_responsePaths.Any(path => url.AbsolutePath.StartsWith(path, StringComparison.Ordinal));
    }

    /// <summary>Whether a Socket Mode connection may be opened there.</summary>
    public bool AllowsSocket(Uri url)
    {
        if (!url.IsAbsoluteUri || url.UserInfo.Length > 0)
            return false;
        if (_apiIsSlack)
            return url.Scheme == Uri.UriSchemeWss && url.IsDefaultPort && IsSlack(url.IdnHost);
        return IsApiHost(url) && url.Scheme == (ApiUrl.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs);
    }

    private bool IsApiHost(Uri url) => url.IdnHost == ApiUrl.IdnHost && url.Port == ApiUrl.Port;

    /// <summary>Whether a token may travel there: by https, or by http to this machine or a host name without a dot.</summary>
    public static bool IsProtected(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps
        || (url.Scheme == Uri.UriSchemeHttp && (url.IsLoopback || (!url.IdnHost.Contains('.') && !IPAddress.TryParse(url.IdnHost, out _))));

    public static bool IsSlack(string host) =>
        host is "slack.com" or "slack-gov.com"
        || host.EndsWith(".slack.com", StringComparison.Ordinal)
        || host.EndsWith(".slack-gov.com", StringComparison.Ordinal);
}
