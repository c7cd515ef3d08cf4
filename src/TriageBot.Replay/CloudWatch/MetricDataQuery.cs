using TriageBot.Replay.Cases;
using TriageBot.Replay.Wire;

namespace TriageBot.Replay.CloudWatch;

/// <summary>One query of GetMetricData. Expressions are refused: what they would mean is not recorded.</summary>
internal sealed record MetricDataQuery(
    string Id, string Label, string Namespace, string Name, IReadOnlyList<Dimension> Dimensions, long Period, Func<IReadOnlyList<double>, double> Statistic, string? Unit, bool Returns)
{
    public static MetricDataQuery Read(Input query, string account)
    {
        var id = query.Required("Id");
        if (!char.IsAsciiLetterLower(id[0]) || !id.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            throw MetricRequests.Invalid($"The value {Said.Short(id)} for parameter MetricDataQueries.member.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.");
        if (query.Text("Expression") is not null)
            throw MetricRequests.Invalid($"The expression of {Said.Short(id)} is not recorded: a case answers MetricStat only.");
        if (query.Text("AccountId") is { } other && other != account)
            throw MetricRequests.Invalid($"Account {Said.Short(other)} is not linked to this one.");
        if (query.Structure("MetricStat") is not { } stat || stat.Structure("Metric") is not { } metric)
            throw MetricRequests.Invalid($"{Said.Short(id)} must have a MetricStat with a Metric.");
        return new(
            id,
            query.Text("Label") ?? metric.Required("MetricName"),
            metric.Required("Namespace"),
            metric.Required("MetricName"),
            Dimension.ReadAll(metric),
            PeriodOf(stat),
            CloudWatch.Statistic.Named(stat.Required("Stat")) ?? throw MetricRequests.Invalid($"The value {Said.Short(stat.Required("Stat"))} for parameter Stat is not supported."),
            stat.Text("Unit"),
            query.Flag("ReturnData", absent: true));
    }

    /// <summary>One point for each period that has samples in the window; its time is the period's beginning. Oldest first.</summary>
    public IReadOnlyList<Sample> Over(IReadOnlyList<Metric> metrics, DateTimeOffset from, DateTimeOffset until) =>
        [.. metrics.Where(metric => metric.Is(Namespace, Name, Dimensions) && (Unit is null || metric.Unit == Unit))
            .SelectMany(metric => metric.Samples)
            .Where(sample => sample.Time >= from && sample.Time < until)
            .GroupBy(sample => sample.Time.ToUnixTimeSeconds() / Period)
            .OrderBy(period => period.Key)
            .Select(period => new Sample(DateTimeOffset.FromUnixTimeSeconds(period.Key * Period), Statistic([.. period.Select(sample => sample.Value)])))];

    private static long PeriodOf(Input stat) => stat.Number("Period") switch
    {
        (1 or 5 or 10 or 20 or 30) and var seconds => seconds,
        >= 60 and <= 31_536_000 and var minutes when minutes % 60 == 0 => minutes,
        _ => throw MetricRequests.Invalid("The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60."),
    };
}
