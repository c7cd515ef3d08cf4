using TriageBot.Triage.Redaction;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Alerts.Finding;

/// <summary>Gathers what is found, in its order, and makes one subject of it. What has not the shape of its kind is not taken.</summary>
internal sealed class SubjectDraft
{
    private readonly FoundTasks _tasks = new();
    private readonly FoundServices _services = new();
    private readonly List<Place> _places = [];
    private readonly List<string> _families = [];
    private readonly List<string> _targetGroups = [];
    private readonly List<string> _loadBalancers = [];
    private readonly List<string> _logGroups = [];
    private readonly List<string> _alarms = [];

    /// <summary>Whether something was found that is ECS's without doubt: then weak labels count too.</summary>
    public bool NamesEcs { get; private set; }

    public void Task(string id, string? cluster, Place place)
    {
        if (_tasks.Add(id, cluster, place))
            Cluster(cluster, place);
    }

    public void Service(string? name, string? cluster, Place place)
    {
        if (_services.Add(name, cluster))
            At(place, ecs: true);
    }

    public void Cluster(string? name, Place place)
    {
        _services.Add(null, name);
        At(place, ecs: true);
    }

    public void Family(string name, Place place)
    {
        if (!Identifiers.IsName(name))
            return;
        Keep(name, _families);
        At(place, ecs: true);
    }

    public void TargetGroup(string name) => Keep(name, _targetGroups);

    public void LoadBalancer(string name) => Keep(name, _loadBalancers);

    public void LogGroup(string name)
    {
        if (LogGroupNames.IsName(name))
            Keep(name, _logGroups);
    }

    /// <summary>An alarm's name may be any text that can be printed; it is shown only.</summary>
    public void Alarm(string name)
    {
        if (name.Length is > 0 and <= 255 && name == Printable.Of(name))
            Keep(name, _alarms);
    }

    public void At(Place place, bool ecs = false)
    {
        NamesEcs |= ecs;
        if (_places.Count < Most.Names && (place.Account is not null || place.Region is not null))
            _places.Add(place);
    }

    public AlertSubject Subject()
    {
        var (cluster, service) = _services.Chosen();
        return new AlertSubject
        {
            // A place that tells both wins over one that tells half of it: halves may be of different worlds.
            Account = _places.FirstOrDefault(p => p is { Account: not null, Region: not null }).Account ?? _places.FirstOrDefault(p => p.Account is not null).Account,
            Region = _places.FirstOrDefault(p => p is { Account: not null, Region: not null }).Region ?? _places.FirstOrDefault(p => p.Region is not null).Region,
            Tasks = _tasks.Texts(cluster),
            Cluster = cluster,
            Service = service,
            Family = _families.FirstOrDefault(),
            TargetGroups = _targetGroups,
            LoadBalancers = _loadBalancers,
            LogGroups = _logGroups,
            Alarms = _alarms,
        };
    }

    private static void Keep(string name, List<string> names)
    {
        if (names.Count < Most.Names && !names.Contains(name))
            names.Add(name);
    }
}
