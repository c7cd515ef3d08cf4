using System.Text.Json;
using TriageBot.Slack.Inbound;

namespace TriageBot.Slack.SocketMode;

/// <summary>A text frame from Slack.</summary>
internal abstract record SocketFrame
{
    /// <summary>The connection is usable from here on.</summary>
    public sealed record Hello : SocketFrame;

    /// <summary>The connection is about to end.</summary>
    public sealed record Disconnect(string Reason) : SocketFrame;

    /// <summary>To be acknowledged.</summary>
    /// <param name="Delivery">Null for a notice that asks nothing of us, such as <c>app_rate_limited</c>.</param>
    public sealed record Envelope(string Id, Delivery? Delivery, bool AcceptsPayload) : SocketFrame;

    /// <summary>Something that came after us, or is no frame of Slack's.</summary>
    public sealed record Unknown : SocketFrame;

    public static SocketFrame Read(ReadOnlyMemory<byte> text)
    {
        if (PayloadJson.Read(text) is not { } frame)
            return new Unknown();
        return PayloadJson.Text(frame, "type") switch
        {
            "hello" => new Hello(),
            "disconnect" => new Disconnect(PayloadJson.Text(frame, "reason") ?? ""),
            "events_api" => Delivered(frame, DeliveryKind.Event),
            "slash_commands" => Delivered(frame, DeliveryKind.SlashCommand),
            "interactive" => Delivered(frame, DeliveryKind.Interaction),
            _ => new Unknown(),
        };
    }

    private static SocketFrame Delivered(JsonElement frame, DeliveryKind kind)
    {
        if (PayloadJson.Text(frame, "envelope_id") is not { Length: > 0 } id
            || !frame.TryGetProperty("payload", out var payload) || payload.ValueKind is not JsonValueKind.Object)
        {
            return new Unknown();
        }

        var accepts = frame.TryGetProperty("accepts_response_payload", out var flag) && flag.ValueKind is JsonValueKind.True;
        var retry = frame.TryGetProperty("retry_attempt", out var attempt) && attempt.ValueKind is JsonValueKind.Number && attempt.TryGetInt32(out var number) ? number : 0;
        var isNotice = kind is DeliveryKind.Event && PayloadJson.Text(payload, "type") is not "event_callback";
        return new Envelope(id, isNotice ? null : new Delivery(kind, payload, retry), accepts);
    }
}
