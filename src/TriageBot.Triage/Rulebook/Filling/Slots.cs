using System.Globalization;
using System.Text.RegularExpressions;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;
using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Rulebook.Filling;

/// <summary>Fills the <c>{slots}</c> of rule texts from the evidence, and from nothing else.</summary>
internal sealed class Slots(Dossier dossier, string? container, string? line = null)
{
    private const int LongestLine = 160;

    private static readonly Regex s_slot = new(@"\{([a-z_]+)\}", RegexOptions.CultureInvariant);

    private static readonly Dictionary<string, string> s_otherwise = new(StringComparer.Ordinal)
    {
        ["container"] = "the container",
        ["cluster"] = "the cluster",
        ["deployment"] = "a deployment",
        ["exit_code"] = "not recorded",
        ["grace_period"] = "its grace period",
        ["image"] = "its image",
        ["last_good"] = "the last revision that ran",
        ["line"] = "(see the log)",
        ["memory_field"] = "memory",
        ["memory_limit"] = "its memory limit",
        ["memory_mib"] = "an unknown size",
        ["memory_next_mib"] = "more",
        ["memory_room"] = "mind the task's own limit",
        ["service"] = "the service",
        ["start_period"] = "its start period",
        ["task_cpu"] = "its CPU units",
        ["task_definition"] = "the task definition",
        ["task_memory"] = "its memory",
    };

    private readonly Memories _memory = new(dossier, container);

    public static IReadOnlyCollection<string> Known => s_otherwise.Keys;

    public static IEnumerable<string> NamesIn(string text) => s_slot.Matches(text).Select(m => m.Groups[1].Value);

    /// <summary>Words for people; a slot without a value gets neutral words.</summary>
    public string Words(string text) => s_slot.Replace(text, m => Value(m.Groups[1].Value) ?? s_otherwise.GetValueOrDefault(m.Groups[1].Value, ""));

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
        "grace_period" => Number(Service?.HealthCheckGracePeriodSeconds),
        "image" => Own?.Image ?? (container is null ? null : dossier.Definition?.Container(container)?.Image),
        "last_good" => dossier.Service?.LastGoodRevision,
        "line" => Short(line),
        "memory_field" => _memory.Field,
        "memory_limit" => _memory.Limit,
        "memory_mib" => Number(_memory.Now),
        "memory_next_mib" => Number(_memory.Next),
        "memory_room" => _memory.Room,
        "service" => dossier.Task is { } task ? task.Service : Service?.Name,
        "start_period" => Number(container is null ? null : dossier.Definition?.Container(container)?.HealthCheck?.StartPeriod),
        "task_cpu" => Number(dossier.Task?.Cpu ?? dossier.Definition?.Cpu),
        "task_definition" => dossier.Task is { } task ? task.TaskDefinition : Service?.TaskDefinition,
        "task_memory" => Number(dossier.Task?.MemoryMiB ?? dossier.Definition?.MemoryMiB),
        _ => null,
    };

    // Of a service whose tasks never came to be there is nothing else.
    private EcsService? Service => dossier.Service?.Service;

    private EcsContainer? Own => container is null ? null : dossier.Task?.Container(container);

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
