using System.Text.Json.Nodes;
using TriageBot.Triage.Gathering;

namespace TriageBot.EndToEnd.Stacks;

/// <summary>Incidents whose readings ask for one look-up more.</summary>
internal static class Wanting
{
    public const string UsageGroup = "/aws/ecs/containerinsights/prod/performance";
    public const string TrailGroup = "/audit/trail";
    public const string ActionGroup = "/aws/vendedlogs/ecs/action-logs/prod";

    private const string PullDenied =
        "CannotPullContainerError: pull access denied: User: arn:aws:sts::111122223333:assumed-role/exec/1 is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:eu-central-1:111122223333:repository/app";

    public static EvidenceSettings Trail { get; } = EvidenceSettings.Default with { CloudTrailLogGroups = [TrailGroup] };

    /// <summary>Killed for memory, by ECS's own word.</summary>
    public static Incident Memory() => new Incident().Service().Definition(42, Incident.Container("app")).Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", "listening")
        .Task(Incident.TaskId, t =>
        {
            t["memory"] = "512";
            t["containers"] = new JsonArray(new JsonObject { ["name"] = "app", ["lastStatus"] = "STOPPED", ["exitCode"] = 137, ["runtimeId"] = "r1", ["reason"] = "OutOfMemoryError: Container killed due to memory usage" });
        });

    /// <summary>Never started: the execution role may not pull the image.</summary>
    public static Incident Permission() => new Incident().Service().Definition(42, Incident.Container("app"))
        .Task(Incident.TaskId, t =>
        {
            t["startedAt"] = null;
            t["stopCode"] = "TaskFailedToStart";
            t["stoppedReason"] = PullDenied;
            t["overrides"] = new JsonObject { ["executionRoleArn"] = "arn:aws:iam::111122223333:role/exec" };
            t["containers"] = new JsonArray(new JsonObject { ["name"] = "app", ["lastStatus"] = "STOPPED" });
        });

    /// <summary>A crash of a revision whose rollout is still under way; the one before it had come to run.</summary>
    public static Incident Changes() => new Incident().Service(rollout: "IN_PROGRESS").Definition(42, Incident.Container("app")).Deployed(41, 9)
        .Task(Incident.TaskId).Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", "ValueError: no currency");

    /// <summary>A service of which no task stopped: none came to be.</summary>
    public static Incident NoTask() => new Incident().Service(running: 0);

    public static string Usage(string taskId, string? container, double mib) => new JsonObject
    {
        ["Type"] = container is null ? "Task" : "Container",
        ["TaskId"] = taskId,
        ["ContainerName"] = container,
        ["ClusterName"] = "prod",
        ["MemoryUtilized"] = mib,
        ["MemoryReserved"] = 512,
    }.ToJsonString().Replace("\"ContainerName\":null,", "", StringComparison.Ordinal);

    public static string Denied(string session, DateTimeOffset at, string action = "BatchGetImage") => new JsonObject
    {
        ["eventTime"] = Incident.Iso(at),
        ["eventSource"] = "ecr.amazonaws.com",
        ["eventName"] = action,
        ["errorCode"] = "AccessDenied",
        ["errorMessage"] = $"User: arn:aws:sts::111122223333:assumed-role/exec/{session} is not authorized to perform: ecr:{action} because no identity-based policy allows it",
        ["userIdentity"] = new JsonObject { ["type"] = "AssumedRole", ["arn"] = $"arn:aws:sts::111122223333:assumed-role/exec/{session}" },
    }.ToJsonString();
}
