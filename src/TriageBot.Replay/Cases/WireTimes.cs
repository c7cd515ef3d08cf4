using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TriageBot.Replay.Cases;

/// <summary>
/// Times as they go over the wire: epoch seconds in ECS, epoch milliseconds in CloudWatch Logs. A case may write either as ISO 8601 text;
/// everything else stays as it was recorded, to the last digit.
/// </summary>
internal static class WireTimes
{
    // Maps whose keys are somebody's own words; a label "builtAt" is not a time of ECS.
    private static readonly string[] FreeMaps = ["dockerLabels", "options", "driverOpts", "labels", "logDriverOptions", "systemControls"];

    private static readonly string[] TimeNames = ["At", "Date", "Time"];

    /// <summary>Turns the ISO texts of <c>…At</c> fields (and the two of a host's health) into epoch seconds, throughout.</summary>
    public static void InEcs(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var element in list)
                InEcs(element);
        }
        else if (node is JsonObject fields)
        {
            foreach (var (key, value) in fields.ToList())
            {
                if (value is JsonValue && (key.EndsWith("At", StringComparison.Ordinal) || key is "lastUpdated" or "lastStatusChange") && TryReadText(value) is { } time)
                    fields[key] = Seconds(time);
                else if (!FreeMaps.Contains(key))
                    InEcs(value);
            }
        }
    }

    /// <summary>Turns the ISO texts of fields that are named after a time (<c>…At</c>, <c>…Date</c>, <c>…Time</c>) into epoch seconds, throughout.</summary>
    public static void InJson(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var element in list)
                InJson(element);
        }
        else if (node is JsonObject fields)
        {
            foreach (var (key, value) in fields.ToList())
            {
                if (value is not JsonValue)
                    InJson(value);
                else if (Array.Exists(TimeNames, name => key.EndsWith(name, StringComparison.Ordinal)) && TryReadText(value) is { } time)
                    fields[key] = Seconds(time);
            }
        }
    }

    /// <summary>Turns the ISO texts of <c>timestamp</c>, <c>ingestionTime</c> and <c>creationTime</c> into epoch milliseconds, throughout.</summary>
    public static void InLogs(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var element in list)
                InLogs(element);
        }
        else if (node is JsonObject fields)
        {
            foreach (var (key, value) in fields.ToList())
            {
                if (value is JsonValue && key is "timestamp" or "ingestionTime" or "creationTime")
                {
                    if (TryReadText(value) is { } time)
                        fields[key] = time.ToUnixTimeMilliseconds();
                }
                else
                {
                    InLogs(value);
                }
            }
        }
    }

    /// <summary>ISO 8601 with a date, a time and, if it names none, UTC; null for anything else.</summary>
    public static DateTimeOffset? TryRead(string? text) =>
        text is { Length: >= 16 and <= 40 } && text[4] == '-' && text[10] is 'T' or ' '
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    /// <summary>Epoch seconds, with a fraction; null where the number is none that a time can have.</summary>
    public static DateTimeOffset? FromSeconds(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && Math.Abs(seconds) < 253_402_300_800d && seconds > 0
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;

    private static DateTimeOffset? TryReadText(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? TryRead(value.GetValue<string>()) : null;

    private static JsonValue Seconds(DateTimeOffset time)
    {
        var milliseconds = time.ToUnixTimeMilliseconds();
        return milliseconds % 1000 == 0 ? JsonValue.Create(milliseconds / 1000) : JsonValue.Create(milliseconds / 1000m);
    }
}
