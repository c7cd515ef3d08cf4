using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Ecs;

/// <summary>What differs between two revisions of a task definition. Values of environment variables are never kept: of them only what came and went.</summary>
/// <param name="From"><c>family:revision</c>.</param>
/// <param name="To"><c>family:revision</c>.</param>
public sealed record RevisionDiff(string From, string To, IReadOnlyList<Change> Changes)
{
    public static RevisionDiff Between(TaskDefinition from, TaskDefinition to) =>
        new($"{from.Family}:{from.Revision}", $"{to.Family}:{to.Revision}", [.. OfTask(from, to), .. OfContainers(from, to)]);

    private static IEnumerable<Change> OfTask(TaskDefinition from, TaskDefinition to) => Differing(
        null,
        ("cpu", Text(from.Cpu), Text(to.Cpu)),
        ("memory", Text(from.MemoryMiB), Text(to.MemoryMiB)),
        ("architecture", from.CpuArchitecture, to.CpuArchitecture),
        ("network mode", from.NetworkMode, to.NetworkMode),
        ("execution role", Name(from.ExecutionRoleArn), Name(to.ExecutionRoleArn)),
        ("task role", Name(from.TaskRoleArn), Name(to.TaskRoleArn)));

    private static IEnumerable<Change> OfContainers(TaskDefinition from, TaskDefinition to)
    {
        foreach (var gone in from.Containers.Where(c => to.Container(c.Name) is null))
            yield return new Change(gone.Name, "container", "there", null);
        foreach (var now in to.Containers)
        {
            if (from.Container(now.Name) is not { } before)
            {
                yield return new Change(now.Name, "container", null, "there");
                continue;
            }

            foreach (var change in OfContainer(before, now))
                yield return change;
        }
    }

    private static IEnumerable<Change> OfContainer(ContainerDefinition from, ContainerDefinition to) =>
    [
        .. Differing(
            to.Name,
            ("image", from.Image, to.Image),
            ("entryPoint", Words(from.EntryPoint), Words(to.EntryPoint)),
            ("command", Words(from.Command), Words(to.Command)),
            ("memory", Text(from.MemoryMiB), Text(to.MemoryMiB)),
            ("essential", from.Essential ? "true" : "false", to.Essential ? "true" : "false"),
            ("ports", Words(from.ContainerPorts.Select(p => Text(p)!)), Words(to.ContainerPorts.Select(p => Text(p)!))),
            ("mounts", Words(from.MountPoints.Select(m => m.ContainerPath)), Words(to.MountPoints.Select(m => m.ContainerPath))),
            ("read-only root", from.IsReadOnlyRoot ? "true" : "false", to.IsReadOnlyRoot ? "true" : "false"),
            ("health check", Check(from.HealthCheck), Check(to.HealthCheck)),
            ("log driver", from.Log?.Driver, to.Log?.Driver)),
        .. ComeAndGone(to.Name, "env", from.EnvironmentNames, to.EnvironmentNames),
        .. ComeAndGone(to.Name, "secret", from.Secrets.Select(s => s.Name), to.Secrets.Select(s => s.Name)),
        .. Moved(to.Name, "secret", from.Secrets.Select(s => (s.Name, s.ValueFrom)), to.Secrets.Select(s => (s.Name, s.ValueFrom))),
        .. Moved(to.Name, "log", Options(from), Options(to)),
    ];

    private static IEnumerable<(string, string)> Options(ContainerDefinition container) => (container.Log?.Options ?? new Dictionary<string, string>()).Select(o => (o.Key, o.Value));

    private static IEnumerable<Change> Differing(string? container, params (string What, string? From, string? To)[] fields) =>
        fields.Where(f => f.From != f.To).Select(f => new Change(container, f.What, f.From, f.To));

    private static IEnumerable<Change> ComeAndGone(string container, string what, IEnumerable<string> from, IEnumerable<string> to) =>
    [
        .. to.Except(from).Order(StringComparer.Ordinal).Select(name => new Change(container, $"{what} {name}", null, "there")),
        .. from.Except(to).Order(StringComparer.Ordinal).Select(name => new Change(container, $"{what} {name}", "there", null)),
    ];

    /// <summary>What both have under one name, with another content.</summary>
    private static IEnumerable<Change> Moved(string container, string what, IEnumerable<(string Name, string Value)> from, IEnumerable<(string Name, string Value)> to) =>
        from.Join(to, f => f.Name, t => t.Name, (f, t) => new Change(container, $"{what} {f.Name}", f.Value, t.Value)).Where(c => c.From != c.To).OrderBy(c => c.What, StringComparer.Ordinal);

    private static string? Name(string? arn) => arn is null ? null : Names.Last(arn);

    private static string? Text(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? Words(IEnumerable<string> words) => string.Join(' ', words) is { Length: > 0 } text ? text : null;

    private static string? Check(HealthCheck? check) =>
        check is null ? null : $"{string.Join(' ', check.Command)} every {check.Interval ?? 30} s, {check.Retries ?? 3} tries of {check.Timeout ?? 5} s, start period {check.StartPeriod ?? 0} s";
}

/// <summary>One difference.</summary>
/// <param name="Container">Null where it is of the task.</param>
/// <param name="From">Null where it was not there.</param>
/// <param name="To">Null where it is not there any more.</param>
public sealed record Change(string? Container, string What, string? From, string? To)
{
    public bool IsNew => From is null && To == "there";

    public bool IsGone => To is null && From == "there";
}
