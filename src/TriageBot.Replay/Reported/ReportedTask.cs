using System.Text.Json.Nodes;

namespace TriageBot.Replay.Reported;

/// <summary>The stopped task of a report, in the shape of DescribeTasks.</summary>
internal static class ReportedTask
{
    private const string Spot = "FARGATE_SPOT";

    public static JsonObject Of(ReportedFailure failure, ReportedNames names)
    {
        var task = new JsonObject
        {
            ["taskArn"] = names.TaskArn,
            ["clusterArn"] = names.ClusterArn,
            ["taskDefinitionArn"] = names.DefinitionArn,
            ["lastStatus"] = "STOPPED",
            ["desiredStatus"] = "STOPPED",
            ["containers"] = new JsonArray([.. failure.Containers.Select(Container)]),
        };
        task.AddStated("group", failure.ServiceEvents is { Count: > 0 } ? $"service:{ReportedNames.Service}" : null);
        task.AddStated("stopCode", failure.StopCode);
        task.AddStated("stoppedReason", failure.StoppedReason);
        task.AddStated("launchType", failure.LaunchType == Spot ? "FARGATE" : failure.LaunchType);
        task.AddStated("capacityProviderName", failure.LaunchType == Spot ? Spot : null);
        return task;
    }

    /// <summary>The task's last state change as EventBridge puts it into a log group.</summary>
    public static string AsEvent(JsonObject task, DateTimeOffset at, ReportedNames names) => new JsonObject
    {
        ["version"] = "0",
        ["id"] = names.TaskId,
        ["detail-type"] = "ECS Task State Change",
        ["source"] = "aws.ecs",
        ["account"] = ReportedNames.Account,
        ["time"] = at.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
        ["region"] = names.Region,
        ["resources"] = new JsonArray(names.TaskArn),
        ["detail"] = task.DeepClone(),
    }.ToJsonString();

    private static JsonObject Container(ReportedContainer reported)
    {
        var container = new JsonObject { ["name"] = reported.Name, ["lastStatus"] = "STOPPED" };
        container.AddStated("exitCode", reported.ExitCode);
        container.AddStated("reason", reported.Reason);
        return container;
    }
}
