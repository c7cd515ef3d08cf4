namespace TriageBot.Slack.SocketMode;

/// <summary>How long to wait before the next try: from one second, doubling to a minute, anywhere in the upper half, so that many bots do not come back together.</summary>
/// <param name="random">From 0 to 1, excluding 1.</param>
internal sealed class Backoff(Func<double> random)
{
    /// <summary>After what Slack says is switched off or too much: only a person changes it, so now and then is enough.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);

    /// <param name="failures">In a row; zero for none, and no wait.</param>
    public TimeSpan After(int failures)
    {
        if (failures == 0)
            return TimeSpan.Zero;
        var full = TimeSpan.FromSeconds(Math.Min(1L << Math.Min(failures, 10), s_longest.TotalSeconds));
        return full * (0.5 + (random() / 2));
    }
}
