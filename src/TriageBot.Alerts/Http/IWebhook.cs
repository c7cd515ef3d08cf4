using Microsoft.AspNetCore.Http;

namespace TriageBot.Alerts.Http;

/// <summary>One address that alerts are posted to.</summary>
internal interface IWebhook
{
    /// <summary>One of the sources of alerts; its address is <c>/alerts/</c> and this.</summary>
    string Source { get; }

    /// <summary>Why it is off, for whoever sets it up; null where it is on.</summary>
    string? Off { get; }

    Task<Received> Receive(IHeaderDictionary headers, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
}
