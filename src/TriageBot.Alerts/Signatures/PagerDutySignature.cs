using Microsoft.AspNetCore.Http;

namespace TriageBot.Alerts.Signatures;

/// <summary>
/// <c>X-PagerDuty-Signature: v1=…,v1=…</c>, each over the raw body: while a secret is being replaced PagerDuty signs with both.
/// See https://developer.pagerduty.com/docs/verifying-webhook-signatures
/// </summary>
internal sealed class PagerDutySignature(Secrets secrets) : ISenderCheck
{
    public const string Header = "X-PagerDuty-Signature";

    private const string Version = "v1=";
    private const int Most = 10;

    public bool Accepts(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        var accepted = false;
        foreach (var signature in (headers.Only(Header) ?? "").Split(',', Most + 1, StringSplitOptions.TrimEntries).Take(Most))
            accepted |= signature.StartsWith(Version, StringComparison.Ordinal) && secrets.Signed(signature[Version.Length..], "", body);
        return accepted;
    }
}
