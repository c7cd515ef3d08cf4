using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Alerts.Finding;

/// <summary>The tasks that an alert names, each once, in the fullest form in which it was named.</summary>
internal sealed class FoundTasks
{
    private readonly List<string> _ids = [];
    private readonly Dictionary<string, (string? Cluster, Place Place)> _known = new(StringComparer.Ordinal);

    /// <summary>False where it is no task's id, or one too many.</summary>
    public bool Add(string id, string? cluster, Place place)
    {
        if (!Identifiers.IsTaskId(id) || (cluster is not null && !Identifiers.IsName(cluster)))
            return false;
        if (!_known.TryGetValue(id, out var known))
        {
            if (_ids.Count == AlertSubject.MostTasks)
                return false;
            _ids.Add(id);
        }

        _known[id] = (known.Cluster ?? cluster, new Place(known.Place.Account ?? place.Account, known.Place.Region ?? place.Region));
        return true;
    }

    /// <summary>ARNs, <c>cluster/id</c> or bare ids.</summary>
    /// <param name="cluster">Where an id was named without one.</param>
    public IReadOnlyList<string> Texts(string? cluster) => [.. _ids.Select(id => Text(id, _known[id].Cluster ?? cluster, _known[id].Place))];

    private static string Text(string id, string? cluster, Place place)
    {
        var arn = place is { Account: { } account, Region: { } region } ? new TaskTarget(new AwsScope(account, region), cluster, id).Arn : null;
        return arn ?? (cluster is null ? id : $"{cluster}/{id}");
    }
}
