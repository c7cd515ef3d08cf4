using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Logs;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html</summary>
internal static class DescribeLogStreams
{
    public static void Answer(Place place, Input input, Utf8JsonWriter json)
    {
        var limit = input.Limit(50, 50);
        var prefix = input.Text("logStreamNamePrefix");
        var byTime = input.Text("orderBy", "LogStreamName", "LastEventTime") == "LastEventTime";
        if (byTime && prefix is not null)
            throw AwsRefusal.InvalidParameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
        var group = LogGroup.Find(place, input, "DescribeLogStreams");
        var ordered = byTime
            ? group.Streams.OrderBy(LastEvent).ThenBy(stream => stream.Name, StringComparer.Ordinal)
            : group.Streams.OrderBy(stream => stream.Name, StringComparer.Ordinal);
        var streams = (input.Flag("descending") ? ordered.Reverse() : ordered).Where(stream => stream.Name.StartsWith(prefix ?? "", StringComparison.Ordinal)).ToList();

        var (page, next) = Paging.Cut(streams, limit, input.Text("nextToken"), $"streams/{group.Name}/{prefix}/{byTime}/{input.Flag("descending")}");
        json.WriteStartArray("logStreams");
        foreach (var stream in page)
            Write(json, place, group, stream);
        json.WriteEndArray();
        if (next is not null)
            json.WriteString("nextToken", next);
    }

    private static void Write(Utf8JsonWriter json, Place place, LogGroup group, LogStream stream)
    {
        json.WriteStartObject();
        foreach (var member in stream.Fields.EnumerateObject().Where(member => member.Name is "logStreamName" or "creationTime"))
            member.WriteTo(json);
        if (stream.Events.Count > 0)
        {
            json.WriteNumber("firstEventTimestamp", stream.Events[0].Timestamp);
            json.WriteNumber("lastEventTimestamp", LastEvent(stream));
            json.WriteNumber("lastIngestionTime", stream.Events.Max(e => e.IngestionTime));
        }

        json.WriteString("arn", place.Arn("logs", $"log-group:{group.Name}:log-stream:{stream.Name}"));
        json.WriteNumber("storedBytes", 0);
        json.WriteEndObject();
    }

    private static long LastEvent(LogStream stream) => stream.Events.Count > 0 ? stream.Events[^1].Timestamp : 0;
}
