namespace TriageBot.Replay.Ecs;

/// <summary>The parts of ECS's ARNs: <c>arn:aws:ecs:region:account:task/cluster/id</c>, and the old form without cluster.</summary>
internal static class Arns
{
    public static bool IsArn(string text) => text.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary>What stands after the last slash: a name or an id.</summary>
    public static string Last(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    /// <summary>The cluster that a task's or service's ARN names; null in the old form.</summary>
    public static string? Cluster(string arn) => arn.Split('/') is [_, var cluster, _] ? cluster : null;

    /// <summary>The family of <c>family:revision</c> or of a task definition's ARN.</summary>
    public static string Family(string taskDefinition) => Last(taskDefinition).Split(':')[0];
}
