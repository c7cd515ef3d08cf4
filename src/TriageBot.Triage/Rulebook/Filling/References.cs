using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Filling;

/// <summary>The reference to a secret or parameter that a message speaks of, as the task definition has it.</summary>
internal sealed class References
{
    private const string Manager = "secretsmanager";

    private readonly string[] _task;
    private readonly (string Container, SecretReference Secret)? _meant;

    public References(Dossier dossier, string? container, IReadOnlyList<Told> told)
    {
        _task = dossier.Task?.TaskArn.Split(':') ?? [];
        var all = (dossier.Definition?.Containers ?? [])
            .Where(c => container is null || c.Name == container)
            .SelectMany(c => c.Secrets.Concat(c.Log?.SecretOptions ?? []), (c, secret) => (Container: c.Name, Secret: secret))
            .ToList();
        var named = all.Where(s => told.Any(t => t.ByAws && Names(t.Text, s.Secret.ValueFrom))).ToList();

        // Where none is named, but only one is asked for, it is this one.
        _meant = named.Count > 0 ? named[0] : all.Select(s => s.Secret.ValueFrom).Distinct().Count() == 1 ? all[0] : null;
    }

    public string? Field => _meant is var (container, secret) ? $"containerDefinitions[{container}].secrets[{secret.Name}].valueFrom" : null;

    public string? Now => _meant?.Secret.ValueFrom;

    /// <summary>What it should be, where that can be told from what it is.</summary>
    public string? Next => Now?.Split(':') switch
    {
        // A key wants the two fields behind it, even where they are empty.
        ["arn", _, Manager, _, _, "secret", _, { Length: > 0 } key] => $"{Of(7)}:{key}::",
        ["arn", _, Manager, _, _, "secret", _, var key, var stage] => $"{Of(7)}:{key}:{stage}:",
        _ => null,
    };

    /// <summary>The form that the reference must have.</summary>
    public string? Form => this switch
    {
        _ when _task is not [_, var partition, _, var region, var account, ..] => null,
        { Now: { } now } when now.Contains(":ssm:", StringComparison.Ordinal) => $"arn:{_task[1]}:ssm:{_task[3]}:{_task[4]}:parameter/NAME",
        _ => $"arn:{_task[1]}:{Manager}:{_task[3]}:{_task[4]}:secret:NAME-6RANDOM[:KEY::]",
    };

    /// <summary>What a policy has to name: of a secret the ARN without key, stage and version.</summary>
    public string? SecretArn => Now is { } now && now.Contains($":{Manager}:", StringComparison.Ordinal) ? Of(7) : null;

    public string? ParameterArn => Now switch
    {
        null => null,
        { } arn when arn.StartsWith("arn:", StringComparison.Ordinal) => arn.Contains(":ssm:", StringComparison.Ordinal) ? arn : null,
        // A name alone is a parameter of the task's own account and Region.
        { } name when _task is [_, var partition, _, var region, var account, ..] => $"arn:{partition}:ssm:{region}:{account}:parameter/{name.TrimStart('/')}",
        _ => null,
    };

    private string Of(int parts) => string.Join(':', Now!.Split(':').Take(parts));

    // Messages name a secret with and without its key, and a parameter by its name.
    private static bool Names(string text, string reference)
    {
        var parts = reference.Split(':');
        var name = parts is ["arn", _, Manager, _, _, "secret", var secret, ..] ? secret : parts is ["arn", _, "ssm", _, _, var parameter] ? parameter["parameter".Length..].TrimStart('/') : reference.TrimStart('/');
        return name.Length > 0 && text.Contains(name, StringComparison.Ordinal);
    }
}
