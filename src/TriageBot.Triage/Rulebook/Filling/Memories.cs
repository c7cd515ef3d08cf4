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

    public Memories(Dossier dossier, string? container)
    {
        _task = dossier.Task?.MemoryMiB ?? dossier.Definition?.MemoryMiB;
        _own = container is null ? null : dossier.Task?.Container(container)?.MemoryMiB ?? dossier.Definition?.Container(container)?.MemoryMiB;
        _cpu = dossier.Task is { } task && task.IsFargate() ? task.Cpu ?? dossier.Definition?.Cpu : null;
        Field = _own is null || !SafeNames.IsName(container) ? "memory" : $"containerDefinitions[{container}].memory";
    }

    public string Field { get; }

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

    /// <summary>Whether the task has room for it; null where that is not known.</summary>
    public string? Room => this switch
    {
        { Next: null, Now: > 0, _cpu: { } cpu } when FargateSizes.Memory(cpu).Count > 0 => $"with cpu {cpu} Fargate allows no more than {FargateSizes.Memory(cpu).Max()} MiB: raise cpu as well",
        { _own: not null, _task: { } task, Next: { } next } when next <= task => $"the task's {task} MiB allow it",
        { _own: not null, _task: { } task } => $"the task's {task} MiB must rise as well{Allowed}",
        _ when Allowed.Length > 0 => Allowed[2..],
        _ => null,
    };

    private string Allowed => _cpu is { } cpu && FargateSizes.Memory(cpu) is { Count: > 0 } sizes
        ? $"; Fargate allows {(sizes.Count <= 4 ? string.Join(", ", sizes) : $"{sizes[0]} to {sizes[^1]} in steps of {sizes[1] - sizes[0]}")} MiB with cpu {cpu}"
        : "";

    private static int? Larger(int cpu, int now) =>
        FargateSizes.AtLeast(cpu, now * 2) ?? (FargateSizes.Memory(cpu) is [.., var most] && most > now ? most : null);
}
