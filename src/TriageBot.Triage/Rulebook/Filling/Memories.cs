using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook.Filling;

/// <summary>
/// Which memory limit held, and what to raise it to. A container's hard limit holds, else the task's; a reservation never kills.
/// </summary>
internal sealed class Memories
{
    private readonly int? _task;
    private readonly int? _own;
    private readonly int? _cpu;
    private readonly int _others;
    private readonly bool _onHosts;
    private readonly ContainerDefinition? _definition;

    public Memories(Dossier dossier, string? container)
    {
        _definition = container is null ? null : dossier.Definition?.Container(container);
        _task = dossier.Task?.MemoryMiB ?? dossier.Definition?.MemoryMiB;
        _own = container is null ? null : dossier.Task?.Container(container)?.MemoryMiB ?? _definition?.MemoryMiB;
        _cpu = dossier.Task is { } task && task.IsFargate() ? task.Cpu ?? dossier.Definition?.Cpu : null;
        _onHosts = dossier.Task?.LaunchType is "EC2" or "EXTERNAL";
        _others = (dossier.Definition?.Containers ?? []).Where(c => c.Name != container).Sum(c => Math.Clamp(c.MemoryMiB ?? c.MemoryReservationMiB ?? 0, 0, 1024 * 1024));
        Field = _own is null || !SafeNames.IsName(container) ? "memory" : $"containerDefinitions[{container}].memory";
        Heap = HeapSetting.Of(_definition);
    }

    public string Field { get; }

    public HeapSetting? Heap { get; }

    public int? Now => _own ?? _task;

    public string? Limit => this switch
    {
        { _own: { } own } => $"its {own} MiB memory limit",
        { _task: { } task } => $"the task's {task} MiB memory limit",
        _ => null,
    };

    /// <summary>Twice the limit; for the task's own limit on Fargate the next size that Fargate has, null where the CPU allows no more.</summary>
    public int? Next => this switch
    {
        { Now: null or <= 0 or > 1024 * 1024 } => null,
        { _own: null, _cpu: { } cpu } => Larger(cpu, Now.Value),
        _ => Now * 2,
    };

    /// <summary>Twice the heap, but of the container's memory three quarters at most: a runtime needs the rest beside its heap.</summary>
    public int? NextHeap => Heap?.MiB is { } heap && Now is { } limit && Math.Min(2L * heap, limit * 3L / 4) is var next && next > heap ? (int)next : null;

    /// <summary>Whether the task has room for it; null where that is not known.</summary>
    public string? Room => this switch
    {
        { Next: null, Now: > 0, _cpu: { } cpu } when FargateSizes.Memory(cpu).Count > 0 => $"with cpu {cpu} Fargate allows no more than {FargateSizes.Memory(cpu).Max()} MiB: raise cpu as well",
        { _own: not null, _task: { } task, Next: { } next } when next + _others <= task => $"the task's {task} MiB allow it",
        { _own: not null, _task: { } task, Next: { } next } when next <= task => $"the task's {task} MiB hold it, but not beside the other containers",
        { _own: not null, _task: { } task } => $"the task's {task} MiB must rise as well{Allowed}",
        _ when Allowed.Length > 0 => Allowed[2..],
        _ => null,
    };

    /// <summary>Which other limits would be too tight with the larger one.</summary>
    public IEnumerable<string> OthersOfMemory()
    {
        if (_own is not null && Next is { } next && _task is { } task && next + _others > task)
            yield return $"memory of the task: {task} MiB is less than {next}{(_others > 0 ? $" and the other containers' {_others}" : "")}; {Fitting(next + _others)}";
        if (_own is null && Next is null && Now is { } most && _cpu is { } cpu && FargateSizes.CpuFor(most + 1) is { } larger && larger > cpu)
            yield return $"cpu: {cpu} → {larger}, which Fargate allows up to {FargateSizes.Memory(larger).Max()} MiB with";
        if (_onHosts && Next is { } onHost)
            yield return $"a container instance needs {onHost + (_own is null ? 0 : _others)} MiB left for the task";
        if (Heap is { Flag: { } flag, MiB: { } heap } && Now is { } limit && heap < limit * 9L / 10)
            yield return $"{flag} in {Heap.Field} keeps the heap at {heap} MiB, whatever the container has";
    }

    /// <summary>Whether the container has room for a larger heap.</summary>
    public IEnumerable<string> OthersOfHeap()
    {
        if (Heap?.MiB is { } heap && Now is { } limit && NextHeap is null)
            yield return $"{Field} is {limit} MiB: a heap above {heap} MiB leaves too little beside it, so raise that first";
    }

    private string Fitting(int need) => this switch
    {
        { _cpu: { } cpu } when FargateSizes.AtLeast(cpu, need) is { } size => $"with cpu {cpu} Fargate has {size} MiB",
        { _cpu: { } cpu } when FargateSizes.CpuFor(need) is { } larger => $"Fargate has {FargateSizes.AtLeast(larger, need)} MiB with cpu {larger}, not with {cpu}",
        { _cpu: not null } => "no size of Fargate holds so much",
        _ => $"it takes {need} MiB",
    };

    private string Allowed => _cpu is { } cpu && FargateSizes.Memory(cpu) is { Count: > 0 } sizes
        ? $"; Fargate allows {(sizes.Count <= 4 ? string.Join(", ", sizes) : $"{sizes[0]} to {sizes[^1]} in steps of {sizes[1] - sizes[0]}")} MiB with cpu {cpu}"
        : "";

    private static int? Larger(int cpu, int now) =>
        FargateSizes.AtLeast(cpu, now * 2) ?? (FargateSizes.Memory(cpu) is [.., var most] && most > now ? most : null);
}
