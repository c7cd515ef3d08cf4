using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Rulebook.Filling;

/// <summary>What of AWS the task definition asks for, as a policy names it.</summary>
internal sealed class Resources(Dossier dossier, string? container, IReadOnlyList<Told> told)
{
    private readonly string[] _task = dossier.Task?.TaskArn.Split(':') ?? [];

    private IEnumerable<ContainerDefinition> Containers => (dossier.Definition?.Containers ?? []).Where(c => container is null || c.Name == container);

    // The one that is named; else there is only one.
    private (string Container, string Group, string? Region)? Log
    {
        get
        {
            var all = Containers.Where(c => c.Log?.Driver == "awslogs" && c.Log.Options.ContainsKey("awslogs-group"))
                .Select(c => (Container: c.Name, Group: c.Log!.Options["awslogs-group"], Region: c.Log.Options.GetValueOrDefault("awslogs-region"))).ToList();
            var named = all.Where(g => told.Any(t => t.ByAws && t.Text.Contains(g.Group, StringComparison.Ordinal))).ToList();
            return named.Count > 0 ? named[0] : all.Select(g => g.Group).Distinct().Count() == 1 ? all[0] : null;
        }
    }

    public string? LogGroup => Log?.Group;

    public string? LogField => Log is { } log ? $"containerDefinitions[{log.Container}].logConfiguration.options.awslogs-group" : null;

    public string? LogGroupArn => Log is var (_, group, region) && _task is [_, _, _, var own, var account, ..]
        ? Grants.LogGroup(group, new AwsScope(account, region ?? own))
        : null;

    /// <summary>Of an image in Amazon ECR.</summary>
    public string? RepositoryArn => Image?.Split('/', 2) is [var registry, var path] && registry.Split('.') is [var account, "dkr", "ecr", var region, ..]
        ? $"arn:{Partitions.OfRegion(region)}:ecr:{region}:{account}:repository/{path.Split('@')[0].Split(':')[0]}"
        : null;

    public string? EnvironmentFile
    {
        get
        {
            var all = Containers.SelectMany(c => c.EnvironmentFiles).Distinct().ToList();
            return all.Find(f => told.Any(t => t.ByAws && t.Text.Contains(Names.Last(f), StringComparison.Ordinal))) ?? (all.Count == 1 ? all[0] : null);
        }
    }

    /// <summary>The EFS file system that is named; else the only one.</summary>
    public string? FileSystem
    {
        get
        {
            var all = (dossier.Definition?.Volumes ?? []).Select(v => v.FileSystemId).OfType<string>().Distinct().ToList();
            return all.Find(f => told.Any(t => t.ByAws && t.Text.Contains(f, StringComparison.Ordinal))) ?? (all.Count == 1 ? all[0] : null);
        }
    }

    public string? FileSystemArn => FileSystem is { } id && _task is [_, var partition, _, var region, var account, ..] ? $"arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{id}" : null;

    private string? Image => Containers.Select(c => c.Image).OfType<string>().FirstOrDefault(i => container is not null || told.Any(t => t.ByAws && t.Text.Contains(i, StringComparison.Ordinal)));
}
