namespace TriageBot.Simulation.Delivery;

/// <summary>What came back for one delivery.</summary>
/// <param name="Failure">Slack's word for why it does not count; null where it does.</param>
/// <param name="Answer">The body, as text; empty for a bare acknowledgement.</param>
public sealed record Acknowledgement(TimeSpan Took, string? Failure, string Answer)
{
    /// <summary>HTTP status; null over a socket, and where none came.</summary>
    public int? Status { get; init; }

    /// <summary>The number of the socket's connection; null over HTTP.</summary>
    public int? Connection { get; init; }

    /// <summary>The app asked not to be tried again.</summary>
    public bool RefusesRetries { get; init; }

    public bool Ok => Failure is null;
}
