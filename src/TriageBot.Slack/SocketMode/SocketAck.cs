using System.Buffers;
using System.Text.Json;

namespace TriageBot.Slack.SocketMode;

/// <summary>The frame that acknowledges an envelope.</summary>
internal static class SocketAck
{
    /// <param name="payload">Only where the envelope accepts one.</param>
    public static ReadOnlyMemory<byte> Write(string envelopeId, JsonElement? payload)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("envelope_id", envelopeId);
            if (payload is { } body)
            {
                writer.WritePropertyName("payload");
                body.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
