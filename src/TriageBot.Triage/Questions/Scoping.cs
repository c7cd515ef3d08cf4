using TriageBot.Triage.Plugins.Incidents;

namespace TriageBot.Triage.Questions;

/// <summary>Holds the names in a question against the incident.</summary>
internal static class Scoping
{
    /// <summary>Why the first name that is not the incident's is not asked about; null where all of them are.</summary>
    public static string? Beyond(Question question, OpenIncident incident) => question.Names.Select(n => Beyond(n, incident.Bounds, incident)).FirstOrDefault(b => b is not null);

    private static string? Beyond(Named named, Bounds bounds, OpenIncident incident) => named.Kind switch
    {
        NamedKind.Arn => bounds.OfArn(named.Name),
        NamedKind.Account => bounds.OfAccount(named.Name),
        NamedKind.Region => bounds.OfRegion(named.Name),
        NamedKind.Cluster => bounds.OfCluster(named.Name),
        NamedKind.Service => bounds.OfService(named.Name),
        NamedKind.Role => bounds.OfRole(named.Name),
        NamedKind.LogGroup => bounds.OfLogGroup(named.Name),
        NamedKind.Family => bounds.OfFamily(named.Name),
        NamedKind.Task => bounds.OfTask(named.Name, incident.Gathered.Occurrences?.Siblings ?? []),
        _ => null,
    };
}
