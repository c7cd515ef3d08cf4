using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Logs.Insights;

/// <summary>How far a query has come, and stopping it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html, API_StopQuery.html</remarks>
internal static class QueryResults
{
    private const int MostRows = 10_000;

    public static void Get(Place place, Input input, Utf8JsonWriter json)
    {
        var id = input.Text("queryId");
        var query = place.Queries.Find(place, id);
        var size = input.Number("maxItems") switch
        {
            null or 0 => MostRows,
            > 0 and <= MostRows and var most => (int)most,
            _ => throw AwsRefusal.InvalidParameter($"maxItems must be between 0 and {MostRows}."),
        };
        var state = query.Poll();
        var (page, next) = Paging.Cut(state.Rows, size, input.Text("nextToken"), $"query/{id}");

        json.WriteString("queryLanguage", "CWLI");
        json.WriteStartArray("results");
        foreach (var row in page)
            Write(json, query.Query, row);
        json.WriteEndArray();
        WriteStatistics(json, state);
        json.WriteString("status", state.Status);
        if (next is not null)
            json.WriteString("nextToken", next);
    }

    public static void Stop(Place place, Input input, Utf8JsonWriter json)
    {
        if (!place.Queries.Find(place, input.Text("queryId")).Stop())
            throw AwsRefusal.InvalidParameter("The specified query is not running.");
        json.WriteBoolean("success", true);
    }

    // A field that the event does not have is left out; the pointer always comes along.
    private static void Write(Utf8JsonWriter json, InsightsQuery query, InsightsEvent row)
    {
        json.WriteStartArray();
        foreach (var field in query.Fields.Where(field => field != "@ptr").Append("@ptr"))
        {
            if (row.Shown(field) is not { } value)
                continue;
            json.WriteStartObject();
            json.WriteString("field", field);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStatistics(Utf8JsonWriter json, QueryState state)
    {
        json.WriteStartObject("statistics");
        json.WriteNumber("recordsMatched", state.RecordsMatched);
        json.WriteNumber("recordsScanned", state.RecordsScanned);
        json.WriteNumber("estimatedRecordsSkipped", 0);
        json.WriteNumber("bytesScanned", state.BytesScanned);
        json.WriteNumber("estimatedBytesSkipped", 0);
        json.WriteNumber("logGroupsScanned", state.Groups);
        json.WriteEndObject();
    }
}
