namespace TriageBot.Alerts.Queue;

/// <summary>How long to wait before the next try: a second, doubling to a minute, anywhere in the upper half.</summary>
/// <param name="random">From 0 to 1, excluding 1.</param>
internal sealed class Backoff(Func<double> random)
{
    private const double LongestSeconds = 60;

    /// <param name="failures">In a row, from one on.</param>
    public TimeSpan After(int failures) =>
        TimeSpan.FromSeconds(Math.Min(1L << Math.Min(failures - 1, 10), LongestSeconds)) * (0.5 + (random() / 2));
}
