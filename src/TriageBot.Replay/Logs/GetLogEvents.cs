using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Logs;

/// <summary>
/// One stream, page by page in either direction. The end time is exclusive; a page is always in ascending order; the end is reached when the token that comes back
/// is the one that went in.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html</remarks>
internal static class GetLogEvents
{
    public static void Answer(Place place, Input input, Utf8JsonWriter json)
    {
        if (input.Text("logStreamName") is not { Length: > 0 } name)
            throw AwsRefusal.InvalidParameter("logStreamName must be given.");
        var limit = input.Limit(LogRequests.PageEvents, LogRequests.PageEvents);
        var (start, end) = input.Window();
        var fromHead = input.Flag("startFromHead");
        var token = input.Text("nextToken") is { } text
            ? EventPosition.Read(text) ?? throw AwsRefusal.InvalidParameter("The specified nextToken is invalid.")
            : ((char Direction, EventPosition Position)?)null;

        var stream = LogGroup.Find(place, input, "GetLogEvents").Readable("GetLogEvents").Streams.FirstOrDefault(stream => stream.Name == name)
            ?? throw new AwsRefusal("ResourceNotFoundException", "The specified log stream does not exist.");
        var window = stream.Events.Where(e => e.Timestamp >= (start ?? 0) && e.Timestamp < (end ?? long.MaxValue));
        var page = token switch
        {
            ('f', var after) => Earliest(window.Where(e => EventPosition.Of(e).CompareTo(after) > 0), limit),
            ('b', var before) => Latest(window.Where(e => EventPosition.Of(e).CompareTo(before) < 0), limit),
            _ when fromHead => Earliest(window, limit),
            _ => Latest(window, limit),
        };

        Write(json, page, token?.Position ?? new(start ?? 0, 0));
    }

    private static List<RecordedEvent> Earliest(IEnumerable<RecordedEvent> events, int limit) => [.. events.Take(LogRequests.Fitting(events, limit))];

    private static List<RecordedEvent> Latest(IEnumerable<RecordedEvent> events, int limit)
    {
        var all = events.ToList();
        return all[^LogRequests.Fitting(Enumerable.Reverse(all), limit)..];
    }

    private static void Write(Utf8JsonWriter json, List<RecordedEvent> page, EventPosition where)
    {
        json.WriteStartArray("events");
        foreach (var e in page)
        {
            json.WriteStartObject();
            json.WriteNumber("timestamp", e.Timestamp);
            json.WriteString("message", e.Message);
            json.WriteNumber("ingestionTime", e.IngestionTime);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("nextForwardToken", (page.Count > 0 ? EventPosition.Of(page[^1]) : where).Token('f'));
        json.WriteString("nextBackwardToken", (page.Count > 0 ? EventPosition.Of(page[0]) : where).Token('b'));
    }
}
