using System.Text.Json;

namespace TriageBot.Replay.Logs;

/// <summary>A log stream as a request sees it: only what has been ingested by now and is not past its group's retention.</summary>
internal sealed record LogStream(string Name, JsonElement Fields, IReadOnlyList<RecordedEvent> Events)
{
    public static LogStream Of(IReadOnlyList<(RecordedStream Stream, RecordedGroup Group, DateTimeOffset Now)> parts)
    {
        var first = parts[0].Stream;
        var visible = parts.Select(part => Visible(part.Stream, part.Group, part.Now)).ToList();
        return new(first.Name, first.Fields, visible.Count == 1 ? visible[0] : [.. visible.SelectMany(events => events).OrderBy(e => e.Timestamp)]);
    }

    private static IReadOnlyList<RecordedEvent> Visible(RecordedStream stream, RecordedGroup group, DateTimeOffset now)
    {
        var until = now.ToUnixTimeMilliseconds();
        var from = group.RetentionDays is { } days ? now.AddDays(-days).ToUnixTimeMilliseconds() : long.MinValue;
        return stream.Events.All(e => e.IngestionTime <= until && e.Timestamp >= from)
            ? stream.Events
            : [.. stream.Events.Where(e => e.IngestionTime <= until && e.Timestamp >= from)];
    }
}
