using Microsoft.AspNetCore.Http;

namespace TriageBot.Alerts.Signatures;

/// <summary><c>X-Hub-Signature-256: sha256=…</c> over the raw body, as many tools sign. A repeat is not told from the first: the alert's id does that.</summary>
internal sealed class HubSignature(Secrets secrets) : ISenderCheck
{
    public const string Header = "X-Hub-Signature-256";

    private const string Algorithm = "sha256=";

    public bool Accepts(IHeaderDictionary headers, ReadOnlySpan<byte> body) =>
        headers.Only(Header) is { } signature && signature.StartsWith(Algorithm, StringComparison.Ordinal) && secrets.Signed(signature[Algorithm.Length..], "", body);
}
