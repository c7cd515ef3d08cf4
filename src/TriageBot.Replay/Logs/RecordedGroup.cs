using System.Text.Json;

namespace TriageBot.Replay.Logs;

/// <summary>A log group of a case, its events in AWS's order.</summary>
/// <param name="Fields">The group as recorded, for the fields that are only passed through.</param>
internal sealed record RecordedGroup(string Name, string Class, int? RetentionDays, JsonElement Fields, IReadOnlyList<RecordedStream> Streams)
{
    public static IReadOnlyList<RecordedGroup> ReadAll(JsonElement document)
    {
        if (!document.TryGetProperty("logs", out var logs) || !logs.TryGetProperty("groups", out var groups))
            return [];
        return [.. groups.EnumerateArray().Select(Read)];
    }

    private static RecordedGroup Read(JsonElement group) => new(
        group.GetProperty("logGroupName").GetString()!,
        group.TryGetProperty("logGroupClass", out var kind) && kind.ValueKind == JsonValueKind.String ? kind.GetString()! : "STANDARD",
        group.TryGetProperty("retentionInDays", out var days) && days.ValueKind == JsonValueKind.Number && days.TryGetInt32(out var kept) ? kept : null,
        group,
        group.TryGetProperty("streams", out var streams) ? [.. streams.EnumerateArray().Select(RecordedStream.Read)] : []);
}

/// <summary>A log stream of a case; its events stand in order of timestamp, equal ones in the order of the case.</summary>
internal sealed record RecordedStream(string Name, JsonElement Fields, IReadOnlyList<RecordedEvent> Events)
{
    public static RecordedStream Read(JsonElement stream) => new(
        stream.GetProperty("logStreamName").GetString()!,
        stream,
        stream.TryGetProperty("events", out var events) ? [.. events.EnumerateArray().Select(RecordedEvent.Read).OrderBy(e => e.Timestamp).ThenBy(e => e.Ordinal)] : []);
}

/// <param name="Timestamp">Epoch milliseconds.</param>
/// <param name="IngestionTime">Epoch milliseconds: from then on the event can be read.</param>
/// <param name="Ordinal">Its place in the recorded stream, from 1. Later steps only append, so it never changes.</param>
internal sealed record RecordedEvent(long Timestamp, long IngestionTime, string Message, int Ordinal)
{
    public static RecordedEvent Read(JsonElement value, int index)
    {
        var timestamp = value.GetProperty("timestamp").GetInt64();
        return new(timestamp, value.TryGetProperty("ingestionTime", out var ingested) ? ingested.GetInt64() : timestamp, value.GetProperty("message").GetString()!, index + 1);
    }
}
