using System.Net;

namespace TriageBot.Alerts.Sns;

/// <summary>The web, without redirects, cookies or patience.</summary>
internal sealed class SnsWeb : ISnsWeb, IDisposable
{
    // SNS waits 15 s for an answer.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(8);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = s_timeout }) { Timeout = s_timeout };

    public async Task<byte[]?> Get(Uri address, int longest, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode is not HttpStatusCode.OK)
                return null;

            var body = new byte[longest + 1];
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
            return length > longest ? null : body[..length];
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"{address.Host} did not answer in {s_timeout.TotalSeconds} s.", failure);
        }
    }

    public void Dispose() => _http.Dispose();
}
