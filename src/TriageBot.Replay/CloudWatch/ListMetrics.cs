using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.CloudWatch;

/// <summary>Which metrics there are: 500 a page. A dimension filter without a value asks for the name alone.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html</remarks>
internal static class ListMetrics
{
    private const int PageSize = 500;

    public static void Answer(Place place, Input input, Utf8JsonWriter json)
    {
        var (ns, name) = (input.Text("Namespace"), input.Text("MetricName"));
        var filters = (input.Structures("Dimensions") ?? []).Select(filter => (Name: filter.Required("Name"), Value: filter.Text("Value"))).ToList();
        var metrics = Metric.All(place, "cloudwatch:ListMetrics")
            .Where(metric => metric.Namespace == (ns ?? metric.Namespace) && metric.Name == (name ?? metric.Name)
                && filters.TrueForAll(filter => metric.Dimensions.Any(dimension => dimension.Name == filter.Name && dimension.Value == (filter.Value ?? dimension.Value))))
            .ToList();
        var (page, next) = Paging.Cut(metrics, PageSize, input.Text("NextToken"), $"metrics/{ns}/{name}/{string.Join(',', filters)}");
        json.WriteStartArray("Metrics");
        foreach (var metric in page)
            Write(json, metric);
        json.WriteEndArray();
        if (next is not null)
            json.WriteString("NextToken", next);
    }

    private static void Write(Utf8JsonWriter json, Metric metric)
    {
        json.WriteStartObject();
        json.WriteString("Namespace", metric.Namespace);
        json.WriteString("MetricName", metric.Name);
        json.WriteStartArray("Dimensions");
        foreach (var dimension in metric.Dimensions)
        {
            json.WriteStartObject();
            json.WriteString("Name", dimension.Name);
            json.WriteString("Value", dimension.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
