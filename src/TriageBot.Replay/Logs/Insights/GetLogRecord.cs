using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Logs.Insights;

/// <summary>The event that an <c>@ptr</c> points to, in a group of any class that can be queried.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogRecord.html</remarks>
internal static class GetLogRecord
{
    private static readonly string[] Own = ["@message", "@timestamp", "@ingestionTime", "@logStream", "@log"];

    public static void Answer(Place place, Input input, Utf8JsonWriter json)
    {
        if (input.Text("logRecordPointer") is not { Length: > 0 } token)
            throw AwsRefusal.InvalidParameter("logRecordPointer must be given.");
        var pointer = RecordPointer.Read(token);
        var found = LogGroup.Named(place, pointer.Group, "GetLogRecord").Streams
            .Where(stream => stream.Name == pointer.Stream)
            .SelectMany(stream => stream.Events)
            .FirstOrDefault(e => e.Timestamp == pointer.Timestamp && e.Ordinal == pointer.Ordinal)
            ?? throw new AwsRefusal("ResourceNotFoundException", "The specified log record does not exist.");

        var record = new InsightsEvent(place.Account, pointer.Group, pointer.Stream, found);
        json.WriteStartObject("logRecord");
        foreach (var field in Own)
            json.WriteString(field, record.Text(field));
        foreach (var (field, value) in record.Found.Where(field => !Own.Contains(field.Key)))
            json.WriteString(field, value);
        json.WriteEndObject();
    }
}
