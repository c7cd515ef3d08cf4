using TriageBot.Triage.Ecs;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Gathering;

/// <summary>What has been gathered so far. Probes run side by side, so each part is written by one probe and the lists under a lock.</summary>
public sealed class CaseFile(Target target, EcsPlugin ecs, LogsPlugin logs)
{
    private readonly Lock gate = new();
    private readonly List<Look> looks = [];
    private readonly List<Gap> gaps = [];
    private readonly List<LogTail> tails = [];

    public Target Target { get; } = target;

    public EcsPlugin Ecs { get; } = ecs;

    public LogsPlugin Logs { get; } = logs;

    public EcsTask? Task { get; set; }

    public bool RebuiltFromEvents { get; set; }

    public TaskDefinition? Definition { get; set; }

    public IReadOnlyList<TaskEvent> TaskEvents { get; set; } = [];

    public IReadOnlyList<ServiceAction> ServiceActions { get; set; } = [];

    public ServiceNow? Service { get; set; }

    public Occurrences? Occurrences { get; set; }

    /// <summary>Notes the look and its gap, and hands on the value.</summary>
    public T? Note<T>(Finding<T> finding)
        where T : class
    {
        lock (gate)
        {
            looks.RemoveAll(l => l.Id == finding.Look.Id);
            looks.Add(finding.Look);
            if (finding.Gap is { } gap)
                gaps.Add(gap);
        }

        return finding.Value;
    }

    public void Note(Gap gap)
    {
        lock (gate)
        {
            gaps.Add(gap);
        }
    }

    public void Add(LogTail tail)
    {
        lock (gate)
        {
            tails.RemoveAll(t => t.Container == tail.Container);
            tails.Add(tail);
        }
    }

    internal Dossier Close(DateTimeOffset now, bool deadlineHit)
    {
        lock (gate)
        {
            return new Dossier
            {
                Target = Target,
                GatheredAt = now,
                Task = Task,
                RebuiltFromEvents = RebuiltFromEvents,
                Definition = Definition,
                Tails = [.. tails.OrderBy(t => t.Container, StringComparer.Ordinal)],
                TaskEvents = TaskEvents,
                ServiceActions = ServiceActions,
                Service = Service,
                Occurrences = Occurrences,
                Looks = [.. looks.OrderBy(l => l.Id, StringComparer.Ordinal)],
                Gaps = [.. gaps.Distinct()],
                DeadlineHit = deadlineHit,
            };
        }
    }
}
