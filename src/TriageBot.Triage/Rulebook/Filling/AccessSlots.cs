using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Iam;

namespace TriageBot.Triage.Rulebook.Filling;

/// <summary>The slots about who may do what on what: roles, secrets, log groups, repositories, files.</summary>
internal sealed class AccessSlots(Dossier dossier, string? container, IReadOnlyList<Told> told)
{
    private readonly References _reference = new(dossier, container, told);
    private readonly Resources _resources = new(dossier, container, told);

    public string? Value(string slot) => slot switch
    {
        "env_file" => _resources.EnvironmentFile,
        "execution_role" => Role(TaskRole.Execution),
        "task_role" => Role(TaskRole.Application),
        "file_system" => _resources.FileSystem,
        "file_system_arn" => _resources.FileSystemArn,
        "log_field" => _resources.LogField,
        "log_group" => _resources.LogGroup,
        "log_group_arn" => _resources.LogGroupArn,
        "parameter_arn" => _reference.ParameterArn,
        "repository_arn" => _resources.RepositoryArn,
        "secret_arn" => _reference.SecretArn,
        "secret_field" => _reference.Field ?? (container is null ? "containerDefinitions[].secrets" : $"containerDefinitions[{container}].secrets"),
        "secret_form" => _reference.Form,
        "secret_now" => _reference.Now,
        "secret_next" => _reference.Next,
        _ => null,
    };

    private string? Role(Func<EcsTask, TaskDefinition?, TaskRole?> role) =>
        dossier.Task is { } task && role(task, dossier.Definition) is { } found && SafeNames.IsSafe(found.Name) ? $"the {found.Kind} {found.Name}" : null;
}
