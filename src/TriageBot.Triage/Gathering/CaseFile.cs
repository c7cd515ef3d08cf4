using TriageBot.Triage.Checks;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Gathering;

/// <summary>What has been gathered so far. Probes run side by side, so each part is written by one probe and the lists under a lock.</summary>
public sealed class CaseFile(Target target, Toolbox tools)
{
    /// <summary>Told after each probe what there is by then; from any thread.</summary>
    private readonly Action<CaseFile>? _progressed;

    private readonly Lock _gate = new();
    private readonly List<Look> _looks = [];
    private readonly List<Look> _made = [];
    private readonly List<(Look? Of, Gap Gap)> _gaps = [];
    private readonly Dictionary<string, Gap> _unfinished = new(StringComparer.Ordinal);
    private readonly List<LogTail> _tails = [];
    private readonly List<Check> _checks = [];

    internal CaseFile(Target target, Toolbox tools, Action<CaseFile>? progressed)
        : this(target, tools) => _progressed = progressed;

    public Target Target { get; } = target;

    public Toolbox Tools { get; } = tools;

    public EcsPlugin Ecs => Tools.Ecs;

    public LogsPlugin Logs => Tools.Logs;

    public EcsTask? Task { get; set; }

    public bool RebuiltFromEvents { get; set; }

    public TaskDefinition? Definition { get; set; }

    public IReadOnlyList<TaskEvent> TaskEvents { get; set; } = [];

    public IReadOnlyList<ServiceAction> ServiceActions { get; set; } = [];

    public EcsService? Service { get; set; }

    public LastGood? LastGood { get; set; }

    public Occurrences? Occurrences { get; set; }

    public IReadOnlyList<UsageRecord> Usage { get; set; } = [];

    public ResourceUse? Memory { get; set; }

    public IReadOnlyList<DeniedCall> DeniedCalls { get; set; } = [];

    public IReadOnlyList<ActionLogEntry> ActionLog { get; set; } = [];

    public RevisionDiff? Changes { get; set; }

    /// <summary>What follow-ups and checks are asked: what was gathered and how it was read. Null before the first weighing.</summary>
    public Question? Asked { get; internal set; }

    /// <summary>Each look that was made, in their order, also those that were repeated.</summary>
    internal IReadOnlyList<Look> Made
    {
        get
        {
            lock (_gate)
            {
                return [.. _made];
            }
        }
    }

    /// <summary>Notes the look and its gap, and hands on the value. A look that is repeated takes the place of the earlier one.</summary>
    public T? Note<T>(Finding<T> finding)
        where T : class
    {
        lock (_gate)
        {
            var look = finding.Look with { Size = finding.Value is null ? finding.Look.Size : Sizes.Of(finding.Value) };
            _made.Add(look);
            _looks.RemoveAll(l => l.Id == look.Id);
            _looks.Add(look);
            _gaps.RemoveAll(g => g.Of is { } earlier && earlier.Id == finding.Look.Id && earlier.Query == finding.Look.Query && earlier.Window == finding.Look.Window);
            if (finding.Gap is { } gap)
                _gaps.Add((finding.Look, gap));
        }

        return finding.Value;
    }

    public void Note(Gap gap)
    {
        lock (_gate)
        {
            _gaps.Add((null, gap));
        }
    }

    /// <summary>Notes whether a probe came to its end; one that did not may do so at a second look.</summary>
    internal void Note(IProbe probe, bool ended)
    {
        lock (_gate)
        {
            if (ended)
                _unfinished.Remove(probe.Name);
            else
                _unfinished[probe.Name] = new Gap(probe.LooksAt, "not read to the end before the time was up", null);
        }

        _progressed?.Invoke(this);
    }

    public void Add(LogTail tail)
    {
        lock (_gate)
        {
            _tails.RemoveAll(t => t.Container == tail.Container);
            _tails.Add(tail);
        }
    }

    internal LogTail? Tail(string container)
    {
        lock (_gate)
        {
            return _tails.Find(t => t.Container == container);
        }
    }

    /// <summary>A check that is repeated takes the place of the earlier one.</summary>
    public void Add(Check check)
    {
        lock (_gate)
        {
            _checks.RemoveAll(c => c.Name == check.Name);
            _checks.Add(check);
        }
    }

    internal Dossier Close(DateTimeOffset now)
    {
        lock (_gate)
        {
            return new Dossier
            {
                Target = Target,
                GatheredAt = now,
                Task = Task,
                RebuiltFromEvents = RebuiltFromEvents,
                Definition = Definition,
                Tails = [.. _tails.OrderBy(t => t.Container, StringComparer.Ordinal)],
                TaskEvents = TaskEvents,
                ServiceActions = ServiceActions,
                Service = Service is null ? null : new ServiceNow(Service, LastGood?.TaskDefinition, LastGood?.Since),
                Occurrences = Occurrences,
                Usage = Usage,
                Memory = Memory,
                DeniedCalls = DeniedCalls,
                ActionLog = ActionLog,
                Changes = Changes,
                Checks = [.. _checks.OrderBy(c => c.Name, StringComparer.Ordinal)],
                Looks = [.. _looks.OrderBy(l => l.Id, StringComparer.Ordinal)],
                Gaps = [.. _gaps.Select(g => g.Gap).Concat(_unfinished.Values).Distinct()],
                DeadlineHit = _unfinished.Count > 0,
            };
        }
    }
}

/// <summary>What is looked into further.</summary>
/// <param name="Readings">The best first.</param>
public sealed record Question(Dossier Gathered, IReadOnlyList<Hypothesis> Readings)
{
    /// <inheritdoc cref="Gathering.Readings.Suspected"/>
    public IReadOnlySet<string> Suspected { get; } = Readings.Suspected();
}
