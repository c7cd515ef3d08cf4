namespace TriageBot.Triage.Metrics;

/// <summary>What one query brought.</summary>
/// <param name="Id">The query's id.</param>
/// <param name="Label">CloudWatch's words for it.</param>
/// <param name="Status"><c>Complete</c>, <c>PartialData</c>, <c>InternalError</c> or <c>Forbidden</c>.</param>
/// <param name="Points">Oldest first. None means that nothing was published, which is not zero.</param>
public sealed record MetricSeries(string Id, string Label, string Status, IReadOnlyList<MetricPoint> Points)
{
    public bool IsComplete => Status == "Complete";
}

/// <param name="Time">When its period began.</param>
public sealed record MetricPoint(DateTimeOffset Time, double Value);
