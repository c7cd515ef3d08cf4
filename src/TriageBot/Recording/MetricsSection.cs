using System.Text.Json.Nodes;

namespace TriageBot.Recording;

/// <summary>The section <c>cloudwatch</c> of a case: the metrics that GetMetricData brought. A metric without a point is left out: then it does not exist.</summary>
internal sealed class MetricsSection
{
    private readonly Dictionary<string, JsonObject> _metrics = new(StringComparer.Ordinal);

    public bool IsRead { get; private set; }

    public static bool Knows(string operation) => operation is "GetMetricData";

    public void Add(Exchange exchange)
    {
        IsRead |= exchange.Succeeded;
        var asked = exchange.Question.Input.Objects("MetricDataQueries").Where(q => q.Text("Id") is not null).ToLookup(q => q.Text("Id")!);
        foreach (var result in exchange.Output.Objects("MetricDataResults"))
        {
            if (result.Text("Id") is { } id && asked[id].FirstOrDefault()?["MetricStat"]?["Metric"] is JsonObject metric && result["Timestamps"] is JsonArray { Count: > 0 } times && result["Values"] is JsonArray values)
                Add(metric, times, values);
        }
    }

    public JsonObject Write() => new() { ["metrics"] = new JsonArray([.. _metrics.Values]) };

    private void Add(JsonObject metric, JsonArray times, JsonArray values)
    {
        var key = metric.ToJsonString(Json.Plain);
        if (!_metrics.TryGetValue(key, out var known))
        {
            _metrics[key] = known = metric.DeepClone().AsObject();
            known["points"] = new JsonArray();
        }

        foreach (var (time, value) in times.Zip(values))
            known["points"]!.AsArray().Add(new JsonArray(time?.DeepClone(), value?.DeepClone()));
    }
}
