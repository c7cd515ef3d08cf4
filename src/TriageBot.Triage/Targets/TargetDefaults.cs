namespace TriageBot.Triage.Targets;

/// <summary>What stands in for the parts that a target's text leaves out.</summary>
/// <param name="Region">The Region of a bare id; null where none is configured.</param>
/// <param name="Cluster">The cluster of a bare id (<c>Aws:DefaultCluster</c>).</param>
/// <param name="Account">The account of a bare id.</param>
public sealed record TargetDefaults(string? Region = null, string? Cluster = null, string? Account = null);
