using System.Globalization;
using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.CloudWatch;

/// <summary>Points of up to 500 metrics. A metric that was never published is an empty series and no error.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html</remarks>
internal static class GetMetricData
{
    private const int MostQueries = 500;
    private const int MostPoints = 100_800;

    public static void Answer(Place place, Input input, Utf8JsonWriter json)
    {
        var queries = Queries(input, place.Account);
        var (from, until) = (Time(input, "StartTime"), Time(input, "EndTime"));
        if (from >= until)
            throw MetricRequests.Invalid("The parameter StartTime must be less than the parameter EndTime.");
        var newestFirst = input.Text("ScanBy") switch
        {
            null or "TimestampDescending" => true,
            "TimestampAscending" => false,
            _ => throw MetricRequests.Invalid("ScanBy must be TimestampDescending or TimestampAscending."),
        };
        var most = input.Number("MaxDatapoints") switch
        {
            null => MostPoints,
            >= 1 and <= MostPoints and var asked => (int)asked,
            _ => throw MetricRequests.Invalid($"MaxDatapoints must be between 1 and {MostPoints}."),
        };

        var metrics = Metric.All(place, "cloudwatch:GetMetricData");
        var series = queries.Where(query => query.Returns).Select(query => (Query: query, Points: query.Over(metrics, from, until))).ToList();
        var token = string.Create(CultureInfo.InvariantCulture, $"metrics/{from:O}/{until:O}/{string.Join(',', queries.Select(query => query.Id))}");
        var (page, next) = Page([.. series.SelectMany(one => (newestFirst ? one.Points.Reverse() : one.Points).Select(point => (one.Query, Point: point)))], most, input.Text("NextToken"), token);
        var first = input.Text("NextToken") is null;
        var last = page.Count == 0 || next is null ? null : page[^1].Query;

        json.WriteStartArray("MetricDataResults");
        foreach (var (query, points) in series)
        {
            var here = page.Where(entry => entry.Query == query).Select(entry => entry.Point).ToList();
            if (here.Count > 0 || (first && points.Count == 0))
                Write(json, input.IsForm, query, here, complete: query != last || here[^1].Time == (newestFirst ? points[0] : points[^1]).Time);
        }

        json.WriteEndArray();
        json.WriteStartArray("Messages");
        json.WriteEndArray();
        if (next is not null)
            json.WriteString("NextToken", next);
    }

    private static List<MetricDataQuery> Queries(Input input, string account)
    {
        var queries = (input.Structures("MetricDataQueries") ?? []).Select(query => MetricDataQuery.Read(query, account)).ToList();
        if (queries.Count is 0 or > MostQueries)
            throw MetricRequests.Invalid($"MetricDataQueries must have 1 to {MostQueries} entries.");
        return queries.Select(query => query.Id).Distinct().Count() == queries.Count ? queries : throw MetricRequests.Invalid("The values for parameter id in MetricDataQueries are not unique.");
    }

    private static DateTimeOffset Time(Input input, string member) => input.Seconds(member) switch
    {
        null => throw MetricRequests.Invalid($"The parameter {member} is required."),
        >= 0 and < 253_402_300_800 and var seconds => DateTimeOffset.UnixEpoch.AddSeconds(seconds),
        _ => throw MetricRequests.Invalid($"The parameter {member} is no time."),
    };

    private static (IReadOnlyList<T> Items, string? Next) Page<T>(IReadOnlyList<T> points, int most, string? token, string list)
    {
        try
        {
            return Paging.Cut(points, most, token, list);
        }
        catch (AwsRefusal)
        {
            throw new AwsRefusal("InvalidNextToken", "The next token specified is invalid.");
        }
    }

    private static void Write(Utf8JsonWriter json, bool asText, MetricDataQuery query, List<Sample> points, bool complete)
    {
        json.WriteStartObject();
        json.WriteString("Id", query.Id);
        json.WriteString("Label", query.Label);
        json.WriteStartArray("Timestamps");
        foreach (var point in points)
        {
            if (asText)
                json.WriteStringValue(point.Time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            else
                json.WriteNumberValue(point.Time.ToUnixTimeSeconds());
        }

        json.WriteEndArray();
        json.WriteStartArray("Values");
        foreach (var point in points)
            json.WriteNumberValue(point.Value);
        json.WriteEndArray();
        json.WriteString("StatusCode", complete ? "Complete" : "PartialData");
        json.WriteEndObject();
    }
}
