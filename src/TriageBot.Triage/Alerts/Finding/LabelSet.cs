using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Alerts.Finding;

/// <summary>Labels that stand beside each other: a service and a cluster of one set belong together.</summary>
internal sealed class LabelSet
{
    private static readonly string[] s_nothing = ["none", "null", "nil", "n/a", "na", "unknown", "undefined", "-", "true", "false", "all", "any"];

    private readonly List<(LabelKind Kind, string Value)> _labels = [];

    /// <summary>Whether the text around them speaks of ECS.</summary>
    public bool IsOfEcs { get; init; }

    public bool IsFull => _labels.Count >= Most.Labels;

    public void Add(string name, string value)
    {
        var trimmed = value.Trim(' ', '\t', '"', '\'', '*', '`', '.', ',');
        if (!IsFull && LabelNames.Read(name.Trim()) is { } kind && trimmed.Length is > 0 and <= 1024 && !s_nothing.Contains(trimmed.ToLowerInvariant()))
            _labels.Add((kind, trimmed));
    }

    /// <summary>Hands over what they say and forgets it.</summary>
    public void MoveTo(SubjectDraft draft)
    {
        var place = new Place(All(LabelKind.Account).FirstOrDefault(Identifiers.IsAccount), All(LabelKind.Region).FirstOrDefault(Identifiers.IsRegion));
        foreach (var group in All(LabelKind.LogGroup))
            draft.LogGroup(group);
        foreach (var alarm in All(LabelKind.Alarm))
            draft.Alarm(alarm);
        draft.At(place);

        foreach (var task in All(LabelKind.Task))
            OfTask(task, draft);
        foreach (var stream in All(LabelKind.LogStream).Select(LogStreams.TaskOf).OfType<(string Id, string? Container)>())
            draft.Task(stream.Id, null, default);
        foreach (var family in All(LabelKind.Family))
            draft.Family(WebAddress.Cut(LastOf(family), ':').Before, default);
        OfService(draft);
        _labels.Clear();
    }

    private void OfService(SubjectDraft draft)
    {
        var ecs = IsOfEcs || draft.NamesEcs || All(LabelKind.Service).Any();
        if (!ecs && All(LabelKind.Kubernetes).Any())
            return;

        var cluster = First(LabelKind.Cluster) ?? (ecs ? First(LabelKind.AnyCluster) : null);
        var service = First(LabelKind.Service) ?? (ecs || cluster is not null ? First(LabelKind.AnyService) : null);
        if (service is not null)
            draft.Service(service, cluster, default);
        else if (cluster is not null)
            draft.Cluster(cluster, default);
    }

    private static void OfTask(string value, SubjectDraft draft)
    {
        if (value.Split('/') is [.. var before, var id] && before.Length <= 2)
            draft.Task(id, before.LastOrDefault(b => b != "task"), default);
    }

    private string? First(LabelKind kind) => All(kind).Select(LastOf).FirstOrDefault(Identifiers.IsName);

    // A name, or the last part of an ARN that the label holds.
    private static string LastOf(string value) => value.StartsWith("arn:", StringComparison.Ordinal) ? value[(value.LastIndexOf('/') + 1)..] : value;

    private IEnumerable<string> All(LabelKind kind) => _labels.Where(l => l.Kind == kind).Select(l => l.Value);
}
