using TriageBot.Triage.Gathering;
using TriageBot.Triage.Plugins.Incidents;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Questions;

/// <summary>An incident while a question about it is answered: what was gathered for it, and the plugins that reach no further than it.</summary>
internal sealed class OpenIncident
{
    public OpenIncident(CaseFile file, Dossier gathered, EvidenceSettings settings, Past past, TimeProvider time)
    {
        (File, Gathered, Past, Now) = (file, gathered, past, time.GetUtcNow());
        Bounds = new Bounds(file.Target.Scope, settings, gathered.Task, gathered.Definition, file.Target);
        Ecs = new IncidentEcsPlugin(file, Bounds);
        Logs = new IncidentLogsPlugin(file, Bounds, time);
        Iam = new IncidentIamPlugin(file, Bounds, new NamedResources(gathered));
        Network = new IncidentNetworkPlugin(file, Bounds, time);
        Metrics = new IncidentMetricsPlugin(file, Bounds, time);
    }

    /// <summary>True where the task is known by the stored report alone.</summary>
    public bool IsFromStore { get; init; }

    public CaseFile File { get; }

    public Dossier Gathered { get; }

    public Past Past { get; }

    public DateTimeOffset Now { get; }

    public Bounds Bounds { get; }

    public IncidentEcsPlugin Ecs { get; }

    public IncidentLogsPlugin Logs { get; }

    public IncidentIamPlugin Iam { get; }

    public IncidentNetworkPlugin Network { get; }

    public IncidentMetricsPlugin Metrics { get; }

    /// <summary>When its task ended; now, where it runs.</summary>
    public DateTimeOffset Death => Gathered.Task?.EndedAt ?? Now;

    /// <summary>How its headlines begin.</summary>
    public string Title => Shown.Name((Bounds.Service ?? Bounds.Family ?? Titles.Of(File.Target)) + (Bounds.Cluster is { } cluster ? $" ({cluster})" : ""));

    /// <summary>The container that is explained; else the first that the task cannot do without.</summary>
    public string? Container => Culprit.Of(Gathered)?.Container ?? Gathered.Definition?.Containers.OrderBy(c => !c.Essential).FirstOrDefault()?.Name;
}

/// <summary>What answers need beside the incident.</summary>
internal sealed record Tools(Desk Desk, Rules Rules, LineVerifier Verifier, Shown Shown);
