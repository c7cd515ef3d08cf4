using System.Text;
using System.Text.Json.Nodes;
using TriageBot.Simulation.Recording;

namespace TriageBot.Simulation.Delivery;

/// <summary>One thing for an app, before it is decided how it travels.</summary>
/// <param name="Key">The same for each attempt.</param>
/// <param name="Payload">As JSON; over HTTP a command travels as form fields and an interaction as one field.</param>
/// <param name="AcceptsResponse">The acknowledgement may carry an answer.</param>
internal sealed record Parcel(DeliveryKind Kind, string Key, JsonObject Payload, bool AcceptsResponse)
{
    public int Attempt { get; init; }

    /// <summary>Why the attempt before this one failed; null for the first.</summary>
    public string? RetryReason { get; init; }

    /// <summary>What an envelope calls it.</summary>
    public string EnvelopeType => Kind switch
    {
        DeliveryKind.SlashCommand => "slash_commands",
        DeliveryKind.Event => "events_api",
        _ => "interactive",
    };

    /// <summary>A form without a charset, as Slack sends it, or JSON.</summary>
    public string ContentType => Kind is DeliveryKind.Event or DeliveryKind.UrlVerification ? "application/json" : "application/x-www-form-urlencoded";

    public byte[] Body() => Encoding.UTF8.GetBytes(Kind switch
    {
        DeliveryKind.Event or DeliveryKind.UrlVerification => Payload.ToJsonString(),
        DeliveryKind.Interaction => "payload=" + Encode(Payload.ToJsonString()),
        _ => string.Join('&', Payload.Where(p => p.Value is not null).Select(p => $"{p.Key}={Encode(p.Value!.GetValue<string>())}")),
    });

    private static string Encode(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
