namespace TriageBot.Alerts.Sns;

/// <summary>Fetches what SNS's messages point at.</summary>
internal interface ISnsWeb
{
    /// <summary>The body of a 200; null for any other answer (a redirect is one), and where it is longer.</summary>
    /// <exception cref="HttpRequestException">Nothing answered.</exception>
    Task<byte[]?> Get(Uri address, int longest, CancellationToken cancellationToken);
}
