namespace TriageBot.Replay.CloudWatch;

/// <summary>The samples of a period as one number.</summary>
internal static class Statistic
{
    /// <summary>Null for a statistic that is none, or not served here.</summary>
    public static Func<IReadOnlyList<double>, double>? Named(string name) => name switch
    {
        "Average" => values => values.Average(),
        "Minimum" => values => values.Min(),
        "Maximum" => values => values.Max(),
        "Sum" => values => values.Sum(),
        "SampleCount" => values => values.Count,
        _ => null,
    };
}
