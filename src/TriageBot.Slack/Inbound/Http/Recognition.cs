using System.Text;
using Microsoft.Net.Http.Headers;

namespace TriageBot.Slack.Inbound.Http;

/// <summary>
/// Tells what a verified body is, by its content and not by the path: one URL may serve for all kinds.
/// See https://docs.slack.dev/interactivity/implementing-slash-commands and https://docs.slack.dev/apis/events-api
/// </summary>
internal static class Recognition
{
    public static Recognised Of(string? contentType, ReadOnlyMemory<byte> body, int retryNumber)
    {
        var mediaType = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.MediaType.ToString() : "";
        if (mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            return OfJson(body, retryNumber);
        if (mediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            return OfForm(body, retryNumber);
        return new Recognised.Unsupported();
    }

    private static Recognised OfJson(ReadOnlyMemory<byte> body, int retryNumber)
    {
        if (PayloadJson.Read(body) is not { } payload)
            return new Recognised.Broken();
        return PayloadJson.Text(payload, "type") switch
        {
            "event_callback" => new Recognised.Accepted(new Delivery(DeliveryKind.Event, payload, retryNumber)),
            "url_verification" => PayloadJson.Text(payload, "challenge") is { } challenge ? new Recognised.Challenge(challenge) : new Recognised.Broken(),
            null => new Recognised.Broken(),
            var type => new Recognised.Ignored(type),
        };
    }

    private static Recognised OfForm(ReadOnlyMemory<byte> body, int retryNumber)
    {
        if (FormBody.Read(body.Span) is not { } fields)
            return new Recognised.Broken();
        if (fields.GetValueOrDefault("ssl_check") == "1")
            return new Recognised.Ignored("ssl_check");
        if (fields.TryGetValue("command", out _))
        {
            // Both at once would have two meanings.
            return fields.ContainsKey("payload")
                ? new Recognised.Broken()
                : new Recognised.Accepted(new Delivery(DeliveryKind.SlashCommand, PayloadJson.Object(fields), retryNumber));
        }

        return fields.TryGetValue("payload", out var json) && PayloadJson.Read(Encoding.UTF8.GetBytes(json)) is { } payload && PayloadJson.Text(payload, "type") is not null
            ? new Recognised.Accepted(new Delivery(DeliveryKind.Interaction, payload, retryNumber))
            : new Recognised.Broken();
    }
}

/// <summary>What a verified body turned out to be.</summary>
internal abstract record Recognised
{
    public sealed record Accepted(Delivery Delivery) : Recognised;

    /// <summary>Slack asks whether the address is ours, and wants this back.</summary>
    public sealed record Challenge(string Value) : Recognised;

    /// <summary>From Slack, and nothing to do: a probe, a notice, a kind that came after us.</summary>
    public sealed record Ignored(string Type) : Recognised;

    public sealed record Broken : Recognised;

    public sealed record Unsupported : Recognised;
}
