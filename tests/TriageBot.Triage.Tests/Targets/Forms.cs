using System.Globalization;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Tests.Targets;

/// <summary>The parts that the tables of forms are made of, and a one-line rendering of a target to compare with.</summary>
internal static class Forms
{
    public const string Id = "3f2a9c0b7d1e4f5a8b6c2d3e4f5a6bc1";
    public const string Other = "9a90940dcc544cc88708bde94ffac79c";
    public const string Uuid = "c12d6a26-e2e3-4684-a28b-4801dd6ed6a2";

    public static readonly TargetDefaults Defaults = new("eu-central-1", "prod", "210987654321");

    /// <summary><c>kind account/region/cluster/name[/container]</c>, with <c>-</c> for what is not known.</summary>
    public static string Line(Target? target) => target switch
    {
        TaskTarget task => $"task {Where(task.Scope)}/{task.Cluster ?? "-"}/{task.TaskId}{(task.Container is null ? "" : $"/{task.Container}")}",
        ServiceTarget service => $"service {Where(service.Scope)}/{service.Cluster ?? "-"}/{service.Service}",
        RevisionTarget revision => string.Create(CultureInfo.InvariantCulture, $"revision {Where(revision.Scope)}/{revision.Cluster ?? "-"}/{revision.Family}:{revision.Revision}"),
        _ => "none",
    };

    private static string Where(AwsScope scope) => $"{scope.Account ?? "-"}/{scope.Region}";
}
