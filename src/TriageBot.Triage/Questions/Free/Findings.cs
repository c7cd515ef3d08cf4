using System.Globalization;
using TriageBot.Triage.Checks;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Iam;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Plugins.Incidents;
using TriageBot.Triage.Reporting;

namespace TriageBot.Triage.Questions.Free;

/// <summary>What the plugins of an incident bring, as lines and as texts.</summary>
internal static class Findings
{
    private const int MostEvents = 10;

    /// <exception cref="InvalidOperationException">A method of a plugin brings what nobody can tell.</exception>
    public static IReadOnlyList<Found> In(object? brought) => brought switch
    {
        null => [],
        Finding<LogTail> f => [Lines(f, t => t.Lines)],
        Finding<IReadOnlyList<LogLine>> f => [Lines(f, l => l)],
        Finding<EventLines> f => [Lines(f, e => [.. e.Tasks.Select(t => t.Line), .. e.Actions.Select(a => a.Line)])],
        Finding<Used> f => [Lines(f, u => u.Lines) with { Says = f.Value is { } used ? [Text(used.Use)] : [] }],
        Finding<EcsTask> f => [Says(f, Texts)],
        Finding<IReadOnlyList<EcsTask>> f => [Says(f, all => all.Select(Text))],
        Finding<EcsService> f => [Says(f, Texts)],
        Finding<RevisionDiff> f => [Says(f, d => d.Changes.Select(c => $"{d.From} → {d.To}: {(c.Container is null ? "" : $"{c.Container} ")}{c.What} {c.From ?? "(none)"} → {c.To ?? "(none)"}"))],
        Finding<IReadOnlyList<SimulatedAction>> f => [Says(f, all => all.Select(a => $"{a.Action} on {a.Resource}: {a.Decision}{(a.IsCertain ? "" : " (not certain)")}"))],
        Finding<IamRole> f => [Says(f, r => [$"role {r.Name}{(r.PermissionsBoundaryArn is { } boundary ? $", bounded by {boundary}" : "")}; who may assume it: {r.TrustPolicy}"])],
        Finding<RolePolicies> f => [Says(f, p => p.Policies.Select(q => $"policy {q.Name}{(q.IsInline ? " (inline)" : "")}"))],
        Finding<Check> f => [Says(f, c => [$"{c.Status.Name()}: {c.Detail}"])],
        IReadOnlyList<Finding<IReadOnlyList<LogLine>>> many => [.. many.SelectMany(In)],
        IReadOnlyList<Finding<EventLines>> many => [.. many.SelectMany(In)],
        _ => throw new InvalidOperationException($"no text for {brought.GetType().Name}"),
    };

    private static Found Lines<T>(Finding<T> finding, Func<T, IReadOnlyList<LogLine>> lines)
        where T : class =>
        new(finding.Look with { Size = Sizes.Of(finding.Value) }, [], finding.Value is { } value ? lines(value) : []);

    private static Found Says<T>(Finding<T> finding, Func<T, IEnumerable<string>> says)
        where T : class =>
        new(finding.Look with { Size = Sizes.Of(finding.Value) }, finding.Value is { } value ? [.. says(value)] : [], []);

    private static IEnumerable<string> Texts(EcsTask task) =>
        [Text(task), .. task.Containers.Select(c => $"container {c.Name}: {(c.ExitCode is { } code ? ExitCodes.Describe(code) : "no exit code")}{(c.Reason is { } reason ? $", {reason}" : "")}")];

    private static string Text(EcsTask task) =>
        $"task {task.TaskId} of {task.TaskDefinition}: {task.LastStatus}, {task.StopCode ?? "no stop code"}, created {At(task.CreatedAt)}, started {At(task.StartedAt)}, stopped {At(task.StoppedAt)}; {Cited.Ending(task)}; {task.StoppedReason ?? "no stopped reason"}";

    private static IEnumerable<string> Texts(EcsService service) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"service {service.Name}: {service.RunningCount} running, {service.PendingCount} pending, {service.DesiredCount?.ToString(CultureInfo.InvariantCulture) ?? "unknown"} desired; rollout {service.Primary?.RolloutState ?? "unknown"}"),
        .. service.Events.Take(MostEvents).Select(e => $"{At(e.CreatedAt)} {e.Message}"),
    ];

    private static string Text(ResourceUse use) => string.Create(
        CultureInfo.InvariantCulture,
        $"{use.Source}: {string.Join(", ", use.Samples.Select(s => s.Used.ToString("0.#", CultureInfo.InvariantCulture)))} {use.Unit} a minute, the last at {At(use.Samples[^1].At)}{(use.Limit is { } limit ? $", limit {limit.ToString("0.#", CultureInfo.InvariantCulture)} {use.Unit}" : "")}");

    private static string At(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "never";
}

/// <summary>What one look-up brought.</summary>
/// <param name="Says">What it says beside lines.</param>
internal sealed record Found(Look Look, IReadOnlyList<string> Says, IReadOnlyList<LogLine> Lines);
