using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Alerts.Finding;

/// <summary>Services and clusters in the order in which they were named; one pair of them is chosen.</summary>
internal sealed class FoundServices
{
    private readonly List<(string? Cluster, string? Service)> _named = [];

    /// <summary>False where nothing of it is a name, or where there are too many.</summary>
    public bool Add(string? service, string? cluster)
    {
        var (name, home) = (Checked(service), Checked(cluster));
        if (_named.Count == Most.Labels || (name ?? home) is null)
            return false;
        _named.Add((home, name));
        return true;
    }

    /// <summary>The first service that was named with its cluster; else the first service, with the first cluster.</summary>
    public (string? Cluster, string? Service) Chosen()
    {
        var pair = _named.FirstOrDefault(n => n is { Cluster: not null, Service: not null });
        return pair.Service is not null
            ? pair
            : (_named.FirstOrDefault(n => n.Cluster is not null).Cluster, _named.FirstOrDefault(n => n.Service is not null).Service);
    }

    private static string? Checked(string? name) => name is not null && Identifiers.IsName(name) ? name : null;
}
