using TriageBot.Aws.Metrics.Wire;
using TriageBot.Triage.Metrics;

namespace TriageBot.Aws.Metrics;

/// <summary>Puts one series together from its parts on several pages.</summary>
internal sealed class SeriesBuilder(string id)
{
    private readonly List<MetricPoint> _points = [];
    private string _label = "";
    private string _status = "PartialData";

    /// <summary>Every page but a series' last says PartialData, so the last one read counts.</summary>
    public void Add(WireMetricResult part)
    {
        _label = part.Label ?? _label;
        _status = part.StatusCode ?? _status;
        _points.AddRange((part.Timestamps ?? [])
            .Zip(part.Values ?? [], (time, value) => new MetricPoint(time, value))
            .Where(p => double.IsFinite(p.Value)));
    }

    public MetricSeries Build() => new(id, _label, _status, [.. _points.OrderBy(p => p.Time)]);
}
