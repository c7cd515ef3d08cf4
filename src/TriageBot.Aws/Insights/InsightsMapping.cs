using System.Globalization;
using TriageBot.Aws.Insights.Wire;
using TriageBot.Aws.Protocol;
using TriageBot.Triage.Logs;

namespace TriageBot.Aws.Insights;

internal static class InsightsMapping
{
    public static IEnumerable<InsightsRow> Rows(this GetQueryResultsResponse answer) => answer.Results.Present().Select(row =>
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in row.Present())
        {
            if (field is { Field: not null, Value: not null })
                fields[field.Field] = field.Value;
        }

        return new InsightsRow(fields);
    });

    // A number out of range becomes the nearest that there is.
    public static long BytesScanned(this GetQueryResultsResponse answer) => (long)Math.Max(0, answer.Statistics?.BytesScanned ?? 0);

    /// <summary>Null where a record lacks its time or its message.</summary>
    public static LogEvent? ToDomain(this Dictionary<string, string?> record) =>
        Time(record.GetValueOrDefault("@timestamp")) is { } timestamp && record.GetValueOrDefault("@message") is { } message
            ? new LogEvent(timestamp, Time(record.GetValueOrDefault("@ingestionTime")), message, record.GetValueOrDefault("@logStream") ?? "")
            : null;

    // A record has epoch milliseconds, a query's row text in UTC; both are accepted.
    private static DateTimeOffset? Time(string? text)
    {
        const long latest = 253_402_300_799_999;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
            return milliseconds <= latest ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }
}
