using System.Collections;
using TriageBot.Triage.Metrics;

namespace TriageBot.Triage.Gathering;

/// <summary>How many things a look found.</summary>
internal static class Sizes
{
    public static int Of(object? value) => value switch
    {
        null => 0,
        LogTail tail => tail.Lines.Count,
        EventLines lines => lines.Tasks.Count + lines.Actions.Count,
        MetricSeries series => series.Points.Count,
        ICollection many => many.Count,
        _ => 1,
    };
}
