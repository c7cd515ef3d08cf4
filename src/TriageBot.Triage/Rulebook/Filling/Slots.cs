using System.Globalization;
using System.Text.RegularExpressions;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;
using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Rulebook.Filling;

/// <summary>Fills the <c>{slots}</c> of rule texts from the evidence, and from nothing else.</summary>
/// <param name="told">The texts behind the hypothesis, for the names that stand in them.</param>
internal sealed class Slots(Dossier dossier, string? container, string? line = null, IReadOnlyList<Told>? told = null)
{
    private const int LongestLine = 160;
    private const string X86 = "X86_64";

    private static readonly Regex s_slot = new(@"\{([a-z_]+)\}", RegexOptions.CultureInvariant);

    private readonly Memories _memory = new(dossier, container);
    private readonly HealthTimes _health = new(dossier, container);
    private readonly Ports _ports = new(dossier, container);
    private readonly Lazy<AccessSlots> _access = new(() => new(dossier, container, told ?? []));

    public static IEnumerable<string> Known => Unfilled.Words.Keys;

    public static IEnumerable<string> NamesIn(string text) => s_slot.Matches(text).Select(m => m.Groups[1].Value);

    /// <summary>The limits that would be too tight once an action is taken.</summary>
    public IEnumerable<string> Others(OtherLimits? limits) => limits switch
    {
        OtherLimits.Memory => _memory.OthersOfMemory(),
        OtherLimits.Heap => _memory.OthersOfHeap(),
        OtherLimits.Start => _health.OthersOfStart(),
        OtherLimits.Grace => _health.OthersOfGrace(),
        OtherLimits.Port => _ports.OthersOf(_ports.Low ?? _ports.Shared),
        _ => [],
    };

    /// <summary>Values as they are, for what checks them itself; null as soon as one slot has none.</summary>
    public string? Raw(string? text)
    {
        var missing = text is null;
        var result = s_slot.Replace(text ?? "", m =>
        {
            var value = Value(m.Groups[1].Value);
            missing |= value is null;
            return value ?? "";
        });
        return missing ? null : result;
    }

    /// <summary>Words for people; a slot without a value gets neutral words.</summary>
    public string Words(string text) => s_slot.Replace(text, m => Value(m.Groups[1].Value) ?? Unfilled.Words.GetValueOrDefault(m.Groups[1].Value, ""));

    /// <summary>A setting or value; null as soon as one slot has no value that is safe to print.</summary>
    public string? Exactly(string? text)
    {
        if (text is null)
            return null;

        var filled = true;
        var result = s_slot.Replace(text, m =>
        {
            var value = Value(m.Groups[1].Value);
            filled &= value is not null && SafeNames.IsSafe(value);
            return value ?? "";
        });
        return filled ? result : null;
    }

    private string? Value(string slot) => slot switch
    {
        "container" => container,
        "cluster" => dossier.Task is { } task ? task.Cluster : Service?.Cluster,
        "deployment" => dossier.Task?.StartedBy is { } by && by.StartsWith("ecs-svc/", StringComparison.Ordinal) ? by : null,
        "exit_code" => Number(Own?.ExitCode),
        "image" => Own?.Image ?? Definition?.Image,
        "last_good" => dossier.Service?.LastGoodRevision,
        "line" => Short(line),
        "service" => dossier.Task is { } task ? task.Service : Service?.Name,
        "task_definition" => dossier.Task is { } task ? task.TaskDefinition : Service?.TaskDefinition,
        _ when slot.StartsWith("memory_", StringComparison.Ordinal) || slot.StartsWith("heap_", StringComparison.Ordinal) => OfMemory(slot),
        _ => OfTask(slot) ?? _access.Value.Value(slot),
    };

    private string? OfMemory(string slot) => slot switch
    {
        "memory_field" => _memory.Field,
        "memory_limit" => _memory.Limit,
        "memory_mib" => Number(_memory.Now),
        "memory_next_mib" => Number(_memory.Next),
        "memory_room" => _memory.Room,
        "heap_field" => _memory.Heap?.Field,
        "heap_change" => _memory is { Heap.MiB: var now, NextHeap: { } next } ? string.Create(CultureInfo.InvariantCulture, $"from {now} to {next} MiB") : null,
        "heap_mib" => Number(_memory.Heap?.MiB),
        "heap_next_mib" => Number(_memory.NextHeap),
        _ => null,
    };

    private string? OfTask(string slot) => slot switch
    {
        "architecture" => dossier.Definition is { } d ? d.CpuArchitecture ?? X86 : null,
        "other_architecture" => dossier.Definition is { } d ? d.CpuArchitecture is null or X86 ? "ARM64" : X86 : null,
        "disk_gib" => Number(Disk.Now(dossier.Task)),
        "disk_next_gib" => Number(Disk.Next(dossier.Task)),
        "grace_period" => Number(_health.Grace),
        "grace_next" => Number(_health.NextGrace),
        "high_port" => Number(_ports.High),
        "low_port" => Number(_ports.Low),
        "shared_port" => Number(_ports.Shared),
        "start_period" => Number(_health.Start),
        "start_next" => Number(_health.NextStart),
        "task_cpu" => Number(dossier.Task?.Cpu ?? dossier.Definition?.Cpu),
        "task_memory" => Number(dossier.Task?.MemoryMiB ?? dossier.Definition?.MemoryMiB),
        _ => null,
    };

    // Of a service whose tasks never came to be there is nothing else.
    private EcsService? Service => dossier.Service?.Service;

    private EcsContainer? Own => container is null ? null : dossier.Task?.Container(container);

    private ContainerDefinition? Definition => container is null ? null : dossier.Definition?.Container(container);

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Short(string? line)
    {
        if (line is null)
            return null;

        var text = Normal.Of(line).Trim();
        if (text.Length <= LongestLine)
            return text;
        var end = char.IsHighSurrogate(text[LongestLine - 1]) ? LongestLine - 1 : LongestLine;
        return text[..end] + "…";
    }
}
