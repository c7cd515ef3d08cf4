using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Reporting;

/// <summary>How a target is called.</summary>
public static class Titles
{
    public static string Of(Target target) => target switch
    {
        TaskTarget t => $"Task {t.TaskId}{In(t.Cluster)}",
        ServiceTarget s => $"Service {s.Service}{In(s.Cluster)}",
        RevisionTarget r => $"A stopped task of {r.Family}:{r.Revision}{In(r.Cluster)}",
        var other => throw new InvalidOperationException($"no title for {other.GetType().Name}"),
    };

    private static string In(string? cluster) => cluster is null ? "" : $" in {cluster}";
}
