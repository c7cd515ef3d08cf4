namespace TriageBot.Triage.Targets;

/// <summary>Names out of ARNs.</summary>
public static class Names
{
    /// <summary>What stands behind the last slash: a task's id, a cluster's name, <c>family:revision</c>.</summary>
    public static string Last(string arnOrName) => arnOrName[(arnOrName.LastIndexOf('/') + 1)..];
}
