using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TriageBot.Aws.Protocol;

/// <summary>
/// A number that ECS writes as text in tasks and as a number in container definitions. Containers that AWS injects carry the word
/// "null". What is no whole number is not known, and no reason to lose the task.
/// </summary>
internal sealed class LooseInt : JsonConverter<int?>
{
    public override bool HandleNull => true;

    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetInt32(out var number) ? number : null;
            case JsonTokenType.String:
                return int.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var text) ? text : null;
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options)
    {
        if (value is null)
            writer.WriteNullValue();
        else
            writer.WriteStringValue(value.Value.ToString(CultureInfo.InvariantCulture));
    }
}
