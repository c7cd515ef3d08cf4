using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Replay.Reported;

/// <summary>What the parts of the made-up account are called in which a reported failure stands.</summary>
internal sealed class ReportedNames(ReportedFailure failure)
{
    public const string Account = "111122223333";
    public const string Cluster = "reported";
    public const string Service = "reported";
    public const string Family = "reported";
    public const string LogGroup = "/ecs/reported";
    public const string StreamPrefix = "reported";
    public const string EventLogGroup = $"/aws/events/ecs/containerinsights/{Cluster}/performance";

    /// <summary>Stands in where a report names no container.</summary>
    public const string Container = "app";

    /// <summary>Where the task ran: the Region that ECS's own words name.</summary>
    public string Region { get; } = ReportedRegion.Of(failure);

    public string TaskId { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(failure.Id)))[..32];

    public string TaskArn => Arn($"task/{Cluster}/{TaskId}");

    public string ClusterArn => Arn($"cluster/{Cluster}");

    public string ServiceArn => Arn($"service/{Cluster}/{Service}");

    public string DefinitionArn => Arn($"task-definition/{Family}:1");

    public static string RoleArn(string role) => role.StartsWith("arn:", StringComparison.Ordinal) ? role : $"arn:aws:iam::{Account}:role/{role}";

    private string Arn(string resource) => $"arn:aws:ecs:{Region}:{Account}:{resource}";
}
