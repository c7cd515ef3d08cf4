using System.Text.Json;
using System.Text.Json.Serialization;

namespace TriageBot.Aws.Protocol;

/// <summary>ECS's times: a JSON number of seconds whose fraction holds the milliseconds. Read as a decimal, so that no millisecond is lost to rounding.</summary>
internal sealed class EpochSeconds : JsonConverter<DateTimeOffset>
{
    private static readonly decimal Earliest = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly decimal Latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.Number || !reader.TryGetDecimal(out var seconds) || seconds < Earliest || seconds > Latest)
            throw new JsonException("A time is not a number of seconds.");
        return DateTimeOffset.FromUnixTimeMilliseconds((long)decimal.Round(seconds * 1000));
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds() / 1000m);
}
