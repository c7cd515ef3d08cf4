using System.Text.Json;
using System.Text.Json.Serialization;

namespace TriageBot.Aws.Protocol;

/// <summary>CloudWatch Logs' times.</summary>
internal sealed class EpochMilliseconds : JsonConverter<DateTimeOffset>
{
    private static readonly long Earliest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.Number || !reader.TryGetInt64(out var milliseconds) || milliseconds < Earliest || milliseconds > Latest)
            throw new JsonException("A time is not a number of milliseconds.");
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
}
