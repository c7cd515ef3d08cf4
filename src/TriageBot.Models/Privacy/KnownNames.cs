using TriageBot.Triage.Decoding;
using TriageBot.Triage.Ecr;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Secrets;
using TriageBot.Triage.Targets;

namespace TriageBot.Models.Privacy;

/// <summary>Names of the account that a dossier gives away. Containers keep theirs, and whatever is called like one: a model must name them.</summary>
/// <param name="Accounts">Twelve digits each.</param>
/// <param name="OldTaskIds">UUIDs.</param>
internal sealed record KnownNames(IReadOnlyList<KnownName> Names, IReadOnlySet<string> Accounts, IReadOnlySet<string> OldTaskIds)
{
    /// <summary>Shorter ones may be part of anything.</summary>
    private const int Shortest = 4;

    // Words of every text, and roles that carry the same name everywhere.
    private static readonly HashSet<string> s_ordinary = new(StringComparer.OrdinalIgnoreCase)
    {
        "default", "main", "prod", "production", "staging", "test", "stage", "demo", "base", "backend", "frontend", "worker", "server", "service", "services", "cluster", "task", "tasks",
        "container", "containers", "image", "memory", "record", "definition", "health", "secret", "secrets", "logs", "application", "node", "java", "python", "nginx", "redis", "postgres",
        "role", "execution", "ecsTaskExecutionRole", "ecsTaskRole", "ecsInstanceRole", "AWSServiceRoleForECS", "true", "false", "null", "error", "info", "running", "stopped", "latest",
    };

    public static KnownNames Of(Dossier dossier)
    {
        var containers = Containers(dossier).ToHashSet(StringComparer.Ordinal);
        var names = All(dossier)
            .Where(n => n.Name is { Length: >= Shortest } name && !s_ordinary.Contains(name) && !containers.Contains(name))
            .DistinctBy(n => n.Name, StringComparer.Ordinal)
            .Select(n => new KnownName(n.Name!, n.Kind))
            .ToList();
        return new KnownNames(names, AccountsOf(dossier), new[] { dossier.Task?.TaskId, (dossier.Target as TaskTarget)?.TaskId }.OfType<string>().Where(id => id.Contains('-', StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal));
    }

    public IEnumerable<IdentifierSpan> In(string text)
    {
        foreach (var known in Names)
        {
            for (var at = text.IndexOf(known.Name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(known.Name, at + known.Name.Length, StringComparison.Ordinal))
            {
                if (Bounds.AreOfName(text, at, at + known.Name.Length))
                    yield return new IdentifierSpan(at, at + known.Name.Length, known.Kind);
            }
        }
    }

    private static IEnumerable<(string? Name, IdentifierKind Kind)> All(Dossier dossier) =>
    [
        .. Clusters(dossier).Select(n => (n, IdentifierKind.Cluster)),
        .. Services(dossier).Select(n => (n, IdentifierKind.Service)),
        .. Families(dossier).Select(n => (n, IdentifierKind.Family)),
        .. Roles(dossier).Select(r => (Last(r), IdentifierKind.Role)),
        .. LogGroups(dossier).Select(n => (n, IdentifierKind.LogGroup)),
        .. Images(dossier).Select(i => (EcrImageName.Of(i)?.Repository, IdentifierKind.Repository)),
        .. Secrets(dossier).Select(n => (n, IdentifierKind.Secret)),
    ];

    private static IEnumerable<string?> Clusters(Dossier dossier) =>
        [dossier.Task?.Cluster, dossier.Service?.Service.Cluster, dossier.Target switch { TaskTarget t => t.Cluster, ServiceTarget s => s.Cluster, RevisionTarget r => r.Cluster, _ => null }];

    private static IEnumerable<string?> Services(Dossier dossier) => [dossier.Task?.Service, dossier.Service?.Service.Name, (dossier.Target as ServiceTarget)?.Service];

    private static IEnumerable<string?> Families(Dossier dossier) =>
        [dossier.Definition?.Family, Family(dossier.Task?.TaskDefinition), Family(dossier.Service?.Service.TaskDefinition), Family(dossier.Service?.LastGoodRevision), (dossier.Target as RevisionTarget)?.Family];

    private static IEnumerable<string?> Roles(Dossier dossier) =>
        [dossier.Definition?.ExecutionRoleArn, dossier.Definition?.TaskRoleArn, dossier.Task?.ExecutionRoleOverride, dossier.Task?.TaskRoleOverride, dossier.Target.Scope.Role?.Arn];

    private static IEnumerable<string?> LogGroups(Dossier dossier) =>
    [
        .. dossier.Lines.Select(l => l.Stream.Group),
        .. OptionsOf(dossier, "awslogs-group"),
        .. OptionsOf(dossier, "log_group_name"),
    ];

    private static IEnumerable<string?> OptionsOf(Dossier dossier, string option) => dossier.Definition?.Containers.Select(c => c.Log?.Options.GetValueOrDefault(option)) ?? [];

    private static IEnumerable<string?> Images(Dossier dossier) => [.. dossier.Definition?.Containers.Select(c => c.Image) ?? [], .. dossier.Task?.Containers.Select(c => c.Image) ?? []];

    private static IEnumerable<string?> Secrets(Dossier dossier) => dossier.Definition?.Containers
        .SelectMany(c => c.Secrets.Select(s => s.ValueFrom).Append(c.RegistryCredentials))
        .OfType<string>()
        .Select(s => SecretId.Of(s)?.Name ?? (s.Split(":parameter/") is [_, var parameter] ? parameter : s.Contains(':', StringComparison.Ordinal) ? null : s.TrimStart('/'))) ?? [];

    private static IEnumerable<string> Containers(Dossier dossier) => [.. dossier.Definition?.Containers.Select(c => c.Name) ?? [], .. dossier.Task?.Containers.Select(c => c.Name) ?? []];

    private static HashSet<string> AccountsOf(Dossier dossier)
    {
        var ledger = Ledger.Of(dossier);
        var texts = ledger.Lines.Select(l => l.Message).Concat(ledger.Facts.Select(f => f.Text)).Append(dossier.Task?.TaskArn ?? "").Append(dossier.Definition?.Arn ?? "");
        return texts.SelectMany(Privacy.Accounts.Named).Concat(new[] { dossier.Target.Scope.Account }.OfType<string>()).ToHashSet(StringComparer.Ordinal);
    }

    private static string? Family(string? revision) => revision?.Split(':')[0];

    private static string? Last(string? arn) => arn is null ? null : Triage.Targets.Names.Last(arn);
}

internal readonly record struct KnownName(string Name, IdentifierKind Kind);
