using System.Globalization;
using System.Text.Json;

namespace TriageBot.Replay.Logs.Insights;

/// <summary>The fields that Insights discovers in a JSON message: paths joined by dots, list elements by their index, 200 at most.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html</remarks>
internal static class JsonFields
{
    private const int Most = 200;

    public static IReadOnlyDictionary<string, string> Of(string message)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!message.AsSpan().TrimStart().StartsWith("{"))
            return fields;
        try
        {
            using var json = JsonDocument.Parse(message);
            Add(fields, "", json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON after all, or half of a surrogate pair in it: nothing is discovered beyond this.
        }

        return fields;
    }

    private static void Add(Dictionary<string, string> fields, string path, JsonElement value)
    {
        if (fields.Count >= Most)
            return;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                    Add(fields, path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value);
                break;
            case JsonValueKind.Array:
                foreach (var (index, element) in value.EnumerateArray().Index())
                    Add(fields, string.Create(CultureInfo.InvariantCulture, $"{path}.{index}"), element);
                break;
            case JsonValueKind.String:
                fields.TryAdd(path, value.GetString()!);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                // Insights keeps a boolean as 1 or 0.
                fields.TryAdd(path, value.ValueKind == JsonValueKind.True ? "1" : "0");
                break;
            case JsonValueKind.Number:
                fields.TryAdd(path, value.GetRawText());
                break;
            default:
                break;
        }
    }
}
