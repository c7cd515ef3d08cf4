using System.Globalization;
using TriageBot.Triage.Checks;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Decoding;

/// <summary>What a dossier says beside its lines. Values of environment variables are not among it: nothing that was gathered holds them.</summary>
internal static class DossierFacts
{
    public static IEnumerable<Fact> Of(Dossier dossier) =>
    [
        .. dossier.Task is { } task ? OfTask(task) : [],
        .. dossier.Definition is { } definition ? OfDefinition(definition) : [],
        .. dossier.Service is { } service ? OfService(service, dossier) : [],
        .. dossier.Occurrences is { Count: > 0 } o ? [new Fact("occurrences", Text($"the same stop {o.Count} times, first {At(o.Since)}, last {At(o.Until)}"))] : Array.Empty<Fact>(),
        .. dossier.Memory is { } memory ? [OfMemory(memory)] : Array.Empty<Fact>(),
        .. dossier.Changes?.Changes.Select((c, i) => new Fact($"changes[{i.ToString(CultureInfo.InvariantCulture)}]", $"{dossier.Changes.From} → {dossier.Changes.To}: {(c.Container is null ? "" : $"{c.Container} ")}{c.What} {c.From ?? "(none)"} → {c.To ?? "(none)"}")) ?? [],
        .. dossier.Checks.Select(c => new Fact(c.Id, $"{c.Status.Name()}: {c.Detail}")),
        .. dossier.Looks.Select(l => new Fact(l.Id, $"{l.Result.ToString().ToLowerInvariant()}: {l.Detail}{(l.Window is null ? "" : $" ({l.Window})")}")),
        .. dossier.Gaps.Select((g, i) => new Fact($"gaps[{i.ToString(CultureInfo.InvariantCulture)}]", $"not seen: {g.What} ({g.Because})")),
    ];

    private static IEnumerable<Fact> OfTask(EcsTask task) => Known(
        (RecordIds.StopCode, task.StopCode),
        (RecordIds.StoppedReason, task.StoppedReason),
        ("record.taskId", task.TaskId),
        ("record.lastStatus", task.LastStatus),
        ("record.createdAt", At(task.CreatedAt)),
        (RecordIds.PullStartedAt, At(task.PullStartedAt)),
        ("record.pullStoppedAt", At(task.PullStoppedAt)),
        (RecordIds.StartedAt, At(task.StartedAt)),
        (RecordIds.StoppingAt, At(task.StoppingAt)),
        ("record.executionStoppedAt", At(task.ExecutionStoppedAt)),
        ("record.stoppedAt", At(task.StoppedAt)),
        ("record.ran", task is { StartedAt: { } from, EndedAt: { } to } ? Text($"{(to - from).TotalSeconds:0.#} s") : null),
        (RecordIds.StartedBy, task.StartedBy),
        (RecordIds.LaunchType, task.LaunchType),
        (RecordIds.Connectivity, task.Connectivity),
        ("record.platformVersion", task.PlatformVersion),
        ("record.availabilityZone", task.AvailabilityZone),
        ("record.cpu", Text($"{task.Cpu} CPU units")),
        ("record.memory", Text($"{task.MemoryMiB} MiB")))
        .Concat(task.Containers.SelectMany(OfContainer));

    private static IEnumerable<Fact> OfContainer(EcsContainer container) => Known(
        (RecordIds.ExitCode(container.Name), container.ExitCode is { } code ? ExitCodes.Describe(code) : "no exit code"),
        (RecordIds.Reason(container.Name), container.Reason),
        (RecordIds.HealthStatus(container.Name), container.HealthStatus),
        ($"record.containers[{container.Name}].image", container.Image));

    private static IEnumerable<Fact> OfDefinition(TaskDefinition definition) => Known(
        ("definition", $"{definition.Family}:{definition.Revision.ToString(CultureInfo.InvariantCulture)}"),
        ("definition.cpu", definition.Cpu is { } cpu ? Text($"{cpu} CPU units") : null),
        ("definition.memory", definition.MemoryMiB is { } memory ? Text($"{memory} MiB") : null),
        ("definition.runtimePlatform", $"{definition.OperatingSystemFamily ?? "LINUX"} {definition.CpuArchitecture ?? "X86_64"}"),
        ("definition.networkMode", definition.NetworkMode),
        ("definition.executionRoleArn", definition.ExecutionRoleArn),
        (RecordIds.TaskRole, definition.TaskRoleArn))
        .Concat(definition.Containers.SelectMany(OfContainer));

    private static IEnumerable<Fact> OfContainer(ContainerDefinition container) => Known(
        ("image", container.Image),
        ("essential", container.Essential ? "true" : "false"),
        ("memory", container.MemoryMiB is { } memory ? Text($"{memory} MiB") : null),
        ("memoryReservation", container.MemoryReservationMiB is { } soft ? Text($"{soft} MiB") : null),
        ("environment", Names(container.EnvironmentNames)),
        ("secrets", Names(container.Secrets.Select(s => s.Name))),
        ("dependsOn", Names(container.DependsOn.Select(d => $"{d.Container} {d.Condition}"))),
        ("portMappings", Names(container.ContainerPorts.Select(p => p.ToString(CultureInfo.InvariantCulture)))),
        ("mountPoints", Names(container.MountPoints.Select(m => $"{m.SourceVolume} on {m.ContainerPath}{(m.IsReadOnly ? " (read only)" : "")}"))),
        ("healthCheck", container.HealthCheck is { } check ? Text($"every {check.Interval ?? 30} s, timeout {check.Timeout ?? 5} s, {check.Retries ?? 3} retries, start period {check.StartPeriod ?? 0} s") : null),
        ("logDriver", container.Log?.Driver))
        .Select(f => f with { Id = $"definition.containers[{container.Name}].{f.Id}" });

    private static IEnumerable<Fact> OfService(ServiceNow now, Dossier dossier) => Known(
        ("service", now.Service.Name),
        (RecordIds.DesiredCount, now.Service.DesiredCount?.ToString(CultureInfo.InvariantCulture)),
        ("service.runningCount", Text($"{now.Service.RunningCount}")),
        ("service.pendingCount", Text($"{now.Service.PendingCount}")),
        ("service.rollout", now.Service.Primary?.RolloutState),
        ("service.lastGoodRevision", now.LastGoodRevision))
        .Concat(now.Service.Events.Where(e => dossier.Task?.CreatedAt is not { } created || e.CreatedAt > created.AddMinutes(-10)).Select(e => new Fact(RecordIds.ServiceEvent(e.Id), $"{At(e.CreatedAt)} {e.Message}")));

    private static Fact OfMemory(ResourceUse memory) => new(
        "memory", Text($"{memory.Source}: {string.Join(", ", memory.Samples.Select(s => Text($"{s.Used:0.#}")))} {memory.Unit} a minute, the last at {At(memory.Samples[^1].At)}{(memory.Limit is { } limit ? Text($", limit {limit:0.#} {memory.Unit}") : "")}"));

    private static IEnumerable<Fact> Known(params IEnumerable<(string Id, string? Text)> facts) => facts.Where(f => !string.IsNullOrEmpty(f.Text)).Select(f => new Fact(f.Id, f.Text!));

    private static string? Names(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } all ? all : null;

    private static string? At(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
