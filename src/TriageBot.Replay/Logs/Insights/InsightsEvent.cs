using System.Globalization;

namespace TriageBot.Replay.Logs.Insights;

/// <summary>A log event as Insights sees it: its own fields, and those found in a message that is one JSON object.</summary>
internal sealed class InsightsEvent(string account, string group, string stream, RecordedEvent e)
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> _found = new(() => JsonFields.Of(e.Message));

    public long Timestamp => e.Timestamp;

    public string Message => e.Message;

    public string Pointer { get; } = new RecordPointer(group, stream, e.Timestamp, e.Ordinal).Token();

    public IReadOnlyDictionary<string, string> Found => _found.Value;

    /// <summary>What a row shows; null where the event has no such field.</summary>
    public string? Shown(string field) => field switch
    {
        "@timestamp" => Time(e.Timestamp),
        "@ingestionTime" => Time(e.IngestionTime),
        _ => Text(field),
    };

    /// <summary>What is compared: times in epoch milliseconds.</summary>
    public string? Text(string field) => field switch
    {
        "@timestamp" => e.Timestamp.ToString(CultureInfo.InvariantCulture),
        "@ingestionTime" => e.IngestionTime.ToString(CultureInfo.InvariantCulture),
        "@message" => e.Message,
        "@logStream" => stream,
        "@log" => $"{account}:{group}",
        "@ptr" => Pointer,
        _ => Found.GetValueOrDefault(field),
    };

    private static string Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
