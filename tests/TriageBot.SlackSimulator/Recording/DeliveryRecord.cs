using System.Text.Json.Nodes;

namespace TriageBot.Simulation.Recording;

public enum DeliveryKind
{
    SlashCommand,
    Event,
    Interaction,
    UrlVerification,
    SslCheck,
}

public enum DeliveryRoute
{
    Http,
    Socket,
}

/// <summary>One attempt to hand something to an app.</summary>
/// <param name="Key">What stays the same over the attempts: the event id, or the trigger id.</param>
/// <param name="Attempt">0 for the first.</param>
/// <param name="Took">Until the acknowledgement, or until Slack stopped waiting.</param>
/// <param name="Failure">Slack's word for why it does not count as delivered, as <c>http_timeout</c>; null where it does.</param>
public sealed record DeliveryRecord(DeliveryKind Kind, DeliveryRoute Route, string Key, int Attempt, JsonObject Payload, DateTimeOffset At, TimeSpan Took, string? Failure)
{
    /// <summary>HTTP status of the acknowledgement; null over a socket, and where none came.</summary>
    public int? Status { get; init; }

    /// <summary>The acknowledgement's body, as JSON text or plain text; empty where there was none.</summary>
    public string Answer { get; init; } = "";

    /// <summary>The number of the socket's connection; null over HTTP.</summary>
    public int? Connection { get; init; }

    public bool Delivered => Failure is null;
}
