using System.Text.Json;
using TriageBot.Replay.Logs.Patterns;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Logs;

/// <summary>The events of a group that match a pattern, over its streams in order of time. The end time is inclusive; a page may be empty and yet not the last.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html</remarks>
internal static class FilterLogEvents
{
    private const int PatternLength = 1024;

    public static void Answer(Place place, Input input, Utf8JsonWriter json)
    {
        var limit = input.Limit(LogRequests.PageEvents, LogRequests.PageEvents);
        var (start, end) = input.Window();
        var (names, prefix) = (input.Texts("logStreamNames"), input.Text("logStreamNamePrefix"));
        if (names is not null && prefix is not null)
            throw AwsRefusal.InvalidParameter("logStreamNames and logStreamNamePrefix cannot be used together.");
        if (names is { Count: 0 or > 100 })
            throw AwsRefusal.InvalidParameter("logStreamNames must have 1 to 100 entries.");
        var pattern = Pattern(input.Text("filterPattern") ?? "");
        var position = input.Text("nextToken") is { } token ? FilterPosition.Read(token) : null;

        var group = LogGroup.Find(place, input, "FilterLogEvents").Readable("FilterLogEvents");
        if (names is not null && !names.All(name => group.Streams.Any(stream => stream.Name == name)))
            throw new AwsRefusal("ResourceNotFoundException", "The specified log stream does not exist.");
        var streams = group.Streams.Where(stream => names?.Contains(stream.Name) ?? stream.Name.StartsWith(prefix ?? "", StringComparison.Ordinal));
        List<FoundEvent> events = [.. streams
            .SelectMany(stream => stream.Events.Select(e => new FoundEvent(stream.Name, e)))
            .Where(found => found.Event.Timestamp >= (start ?? 0) && found.Event.Timestamp <= (end ?? long.MaxValue))
            .OrderBy(found => found.Position)];

        var slice = SearchSlice.Next(events, position, AsksForEmptyPages(place));
        var matching = slice.Events.Where(found => pattern.Matches(found.Event.Message)).Take(limit + 1).ToList();
        var page = matching[..LogRequests.Fitting(matching.Select(found => found.Event), limit)];
        Write(json, group.Name, page, page.Count < matching.Count ? page[^1].Position : slice.Rest);
    }

    private static ILinePattern Pattern(string text)
    {
        if (text.Length > PatternLength)
            throw AwsRefusal.InvalidParameter(
                $"1 validation error detected: Value at 'filterPattern' failed to satisfy constraint: Member must have length less than or equal to {PatternLength}");
        try
        {
            return FilterPattern.Parse(text);
        }
        catch (FormatException)
        {
            throw AwsRefusal.InvalidParameter("Invalid filter pattern");
        }
    }

    private static bool AsksForEmptyPages(Place place) =>
        place.Cases.Any(c => c.State.Document.TryGetProperty("logs", out var logs) && logs.TryGetProperty("emptyPages", out var asks) && asks.ValueKind == JsonValueKind.True);

    private static void Write(Utf8JsonWriter json, string group, List<FoundEvent> page, FilterPosition? next)
    {
        json.WriteStartArray("events");
        foreach (var (stream, e) in page)
        {
            json.WriteStartObject();
            json.WriteString("logStreamName", stream);
            json.WriteNumber("timestamp", e.Timestamp);
            json.WriteString("message", e.Message);
            json.WriteNumber("ingestionTime", e.IngestionTime);
            json.WriteString("eventId", EventId.Of(group, stream, e));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        // Empty since 2020, but still there.
        json.WriteStartArray("searchedLogStreams");
        json.WriteEndArray();
        if (next is not null)
            json.WriteString("nextToken", next.Token());
    }
}
