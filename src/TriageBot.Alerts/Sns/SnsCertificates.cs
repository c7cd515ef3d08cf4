using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TriageBot.Alerts.Sns;

/// <summary>
/// The public keys with which SNS signs, by the address of their certificate. TLS to SNS's host vouches for a certificate; its own dates must hold too.
/// Forged messages can make us fetch: little, and not often.
/// </summary>
internal sealed class SnsCertificates(ISnsWeb web, TimeProvider time) : IDisposable
{
    private const int Longest = 64 * 1024;
    private const int SmallestKey = 2048;
    private const int MostKept = 32;
    private const int MostFetches = 20;

    private static readonly TimeSpan s_perTime = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _oneFetch = new(1);
    private readonly Dictionary<Uri, SnsKey> _keys = [];
    private readonly Queue<DateTimeOffset> _fetches = [];

    /// <summary>Null where the address holds no certificate that is good now.</summary>
    /// <exception cref="HttpRequestException">It cannot be told now: the network, or too many fetches within a minute.</exception>
    public async Task<SnsKey?> At(Uri address, CancellationToken cancellationToken)
    {
        await _oneFetch.WaitAsync(cancellationToken);
        try
        {
            if (_keys.TryGetValue(address, out var known) && known.IsGood(time.GetUtcNow()))
                return known;
            CountFetch();
            var key = await web.Get(address, Longest, cancellationToken) is { } bytes ? Read(bytes) : null;
            if (key is null || !key.IsGood(time.GetUtcNow()))
                return null;
            if (_keys.Count >= MostKept)
                _keys.Clear();
            return _keys[address] = key;
        }
        finally
        {
            _oneFetch.Release();
        }
    }

    public void Dispose() => _oneFetch.Dispose();

    private void CountFetch()
    {
        var now = time.GetUtcNow();
        while (_fetches.TryPeek(out var oldest) && now - oldest > s_perTime)
            _fetches.Dequeue();
        if (_fetches.Count >= MostFetches)
            throw new HttpRequestException($"{MostFetches} certificates were fetched within a minute.");
        _fetches.Enqueue(now);
    }

    private static SnsKey? Read(byte[] bytes)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(bytes);
            using var rsa = certificate.GetRSAPublicKey();
            return rsa is { KeySize: >= SmallestKey }
                ? new SnsKey(rsa.ExportSubjectPublicKeyInfo(), certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime())
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
