using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Checks;

/// <summary>What ECS says where it could not start a task: clear, open, or cut before the reason.</summary>
internal static class Messages
{
    private const string Pull = "CannotPullContainerError: pull image manifest has been retried";
    private const string Init = "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve";

    public const string TagNotFound = $"{Pull} 5 time(s): failed to resolve ref {Unstarted.Image}: {Unstarted.Image}: not found";
    public const string PullForbidden = $"{Pull} 1 time(s): failed to resolve ref {Unstarted.Image}: unexpected status from HEAD request to https://111122223333.dkr.ecr.eu-central-1.amazonaws.com/v2/team/checkout/manifests/1.4.2: 403 Forbidden";
    public const string PullCut = $"{Pull} 5 time(s): failed to resolve ref {Unstarted.Image}";
    public const string SecretCut = $"{Init} secret from asm: service call has been";
    public const string SecretDenied = $"{Init} secret from asm: service call has been retried 1 time(s): failed to fetch secret {Unstarted.Secret} from secrets manager: AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/exec/{Incident.TaskId} is not authorized to perform: secretsmanager:GetSecretValue on resource: {Unstarted.Secret} because no identity-based policy allows the secretsmanager:GetSecretValue action";
    public const string SecretNotFound = $"{Init} secret from asm: service call has been retried 1 time(s): failed to fetch secret {Unstarted.Secret} from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.";
    public const string ParametersInvalid = $"{Init} secrets from ssm: service call has been retried 1 time(s): invalid parameters: db";
    public const string ParametersCut = $"{Init} secrets from ssm: service call has been retried 1 time(s):";
    public const string StreamCut = "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream:";
    public const string StreamDenied = $"{StreamCut} AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/exec/{Incident.TaskId} is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:eu-central-1:111122223333:log-group:{Incident.Group}:log-stream:ecs/app/{Incident.TaskId} because no identity-based policy allows the logs:CreateLogStream action";
    public const string RoleNotAssumed = "ECS was unable to assume the role 'arn:aws:iam::111122223333:role/exec' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.";
}
