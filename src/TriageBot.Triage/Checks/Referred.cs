using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Secrets;

namespace TriageBot.Triage.Checks;

/// <summary>What the task definition refers to and the stop may be about: what ECS's message names, else all of it.</summary>
internal sealed class Referred
{
    private readonly IReadOnlyList<string> _told;
    private readonly IReadOnlyList<string> _references;

    public Referred(Dossier dossier)
    {
        var task = dossier.Task;
        _told = [.. (task?.Containers.Select(c => c.Reason) ?? []).Append(task?.StoppedReason).OfType<string>()];
        _references =
        [
            .. (dossier.Definition?.Containers ?? [])
                .SelectMany(c => c.Secrets.Concat(c.Log?.SecretOptions ?? []).Select(s => s.ValueFrom).Append(c.RegistryCredentials))
                .OfType<string>()
                .Distinct(),
        ];
        (Region, Account) = task?.TaskArn.Split(':') is [_, _, _, var region, var account, ..] ? (region, account) : ("", "");
    }

    /// <summary>The task's.</summary>
    public string Region { get; }

    /// <summary>The task's.</summary>
    public string Account { get; }

    public IReadOnlyList<SecretId> Secrets => Named(_references.Select(SecretId.Of).OfType<SecretId>().DistinctBy(s => s.Arn), s => $":secret:{s.Name}");

    public IReadOnlyList<ParameterId> Parameters => Named(_references.Where(r => SecretId.Of(r) is null).Select(r => ParameterId.Of(r, Region)).OfType<ParameterId>().Distinct(), p => p.Name.TrimStart('/'));

    /// <summary>Of the containers, where ECS or a reading names one; else of all.</summary>
    public static IReadOnlyList<ContainerDefinition> Containers(Question asked) =>
        asked.Gathered.Definition is not { } definition ? []
        : (asked.Readings is [{ Container: { } name }, ..] ? name : Rulebook.ImagePull.OwnerOfImage(asked.Gathered)) is { } blamed && definition.Container(blamed) is { } own ? [own]
        : definition.Containers;

    private List<T> Named<T>(IEnumerable<T> all, Func<T, string> name)
    {
        var known = all.ToList();
        var named = known.Where(r => _told.Any(t => t.Contains(name(r), StringComparison.Ordinal))).ToList();
        return named.Count > 0 ? named : known;
    }
}
