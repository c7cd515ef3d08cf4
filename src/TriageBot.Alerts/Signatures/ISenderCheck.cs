using Microsoft.AspNetCore.Http;

namespace TriageBot.Alerts.Signatures;

/// <summary>One way for a sender to show that it knows the secret.</summary>
internal interface ISenderCheck
{
    bool Accepts(IHeaderDictionary headers, ReadOnlySpan<byte> body);
}
