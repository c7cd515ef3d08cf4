namespace TriageBot.Triage.Metrics;

/// <summary>One metric. Its dimensions have to be exactly those of a published set, or there is no data.</summary>
/// <param name="Id">Names the series in the answer: a lower-case letter, then letters, digits and underscores.</param>
/// <param name="Namespace">Such as <c>AWS/ECS</c> or <c>ECS/ContainerInsights</c>.</param>
/// <param name="Metric">Such as <c>MemoryUtilized</c>.</param>
/// <param name="Statistic"><c>Maximum</c>, <c>Average</c>, <c>Sum</c>, <c>p99</c> …</param>
public sealed record MetricQuery(string Id, string Namespace, string Metric, string Statistic, IReadOnlyList<MetricDimension> Dimensions);

public sealed record MetricDimension(string Name, string Value);
