using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Gathering.FollowUps;

/// <summary>What ECS has to do with a task's execution role before its containers run.</summary>
/// <param name="Resources">ARNs; none where the action knows no resource or its ARN is not known.</param>
internal sealed record NeededActions(IReadOnlyList<string> Actions, IReadOnlyList<string> Resources)
{
    private const int MostResources = 20;

    /// <summary>
    /// The one most telling group of actions: secrets where the definition has any, else parameters, else the image's registry.
    /// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
    /// </summary>
    public static IReadOnlyList<NeededActions> Of(EcsTask task, TaskDefinition? definition)
    {
        var references = (definition?.Containers ?? []).SelectMany(c => c.Secrets).Select(s => s.ValueFrom).Distinct().ToList();
        var secrets = references.Where(r => r.StartsWith("arn:", StringComparison.Ordinal) && r.Contains(":secretsmanager:", StringComparison.Ordinal)).Select(Secret).Distinct().Take(MostResources).ToList();
        var parameters = references.Where(r => r.StartsWith("arn:", StringComparison.Ordinal) && r.Contains(":ssm:", StringComparison.Ordinal)).Take(MostResources).ToList();
        var told = task.StoppedReason ?? "";
        if (secrets.Count > 0 && !told.StartsWith("CannotPull", StringComparison.Ordinal))
            return [new NeededActions(["secretsmanager:GetSecretValue"], secrets)];
        if (parameters.Count > 0 && !told.StartsWith("CannotPull", StringComparison.Ordinal))
            return [new NeededActions(["ssm:GetParameters"], parameters)];
        return [new NeededActions(["ecr:GetAuthorizationToken", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"], [])];
    }

    /// <summary>Behind a secret's ARN may stand a key, a stage and a version.</summary>
    private static string Secret(string reference) => string.Join(':', reference.Split(':').Take(7));
}
