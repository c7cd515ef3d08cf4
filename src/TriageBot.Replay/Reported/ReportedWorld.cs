using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using TriageBot.Replay.Cases;

namespace TriageBot.Replay.Reported;

/// <summary>
/// Makes a case of a reported failure. What the report does not state is left out, not invented: the task has no times, there is no ECR, no IAM,
/// no network. Only where AWS's shape cannot do without a time (a log event, a service event) does one stand, just before <c>now</c>.
/// </summary>
public static class ReportedWorld
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The case, with the target to ask about in its <c>expected</c>.</summary>
    /// <param name="withEvents">The stop also stands in an ECS event log group, as EventBridge would have delivered it.</param>
    public static RecordedCase Of(ReportedFailure failure, bool withEvents)
    {
        var names = new ReportedNames(failure);
        var task = failure.IsOfService ? null : ReportedTask.Of(failure, names);
        var world = new JsonObject
        {
            ["name"] = failure.Id,
            ["source"] = failure.Source,
            ["now"] = s_now.ToString("O", CultureInfo.InvariantCulture),
            ["account"] = ReportedNames.Account,
            ["region"] = names.Region,
            ["ecs"] = new JsonObject
            {
                ["clusters"] = new JsonArray(new JsonObject { ["clusterArn"] = names.ClusterArn, ["clusterName"] = ReportedNames.Cluster, ["status"] = "ACTIVE" }),
                ["services"] = failure.ServiceEvents is { Count: > 0 } messages ? new JsonArray(Service(messages, names)) : new JsonArray(),
                ["tasks"] = task is null ? new JsonArray() : new JsonArray(task.DeepClone()),
                ["taskDefinitions"] = new JsonArray(ReportedDefinition.Of(failure, names)),
            },
            ["logs"] = new JsonObject { ["groups"] = Logs(failure, withEvents ? task : null, names) },
            ["expected"] = new JsonObject { ["target"] = failure.IsOfService ? names.ServiceArn : names.TaskArn },
        };
        return CaseReader.Parse(Encoding.UTF8.GetBytes(world.ToJsonString()), failure.Id);
    }

    private static JsonObject Service(IReadOnlyList<string> messages, ReportedNames names) => new()
    {
        ["serviceArn"] = names.ServiceArn,
        ["serviceName"] = ReportedNames.Service,
        ["clusterArn"] = names.ClusterArn,
        ["status"] = "ACTIVE",
        ["taskDefinition"] = names.DefinitionArn,
        ["deployments"] = new JsonArray(),
        // ECS gives the newest first.
        ["events"] = new JsonArray([.. messages.Index().Reverse().Select(m => new JsonObject
        {
            ["id"] = $"event-{m.Index + 1}",
            ["createdAt"] = TimeOf(m.Index, messages.Count).ToUnixTimeMilliseconds() / 1000m,
            ["message"] = m.Item,
        })]),
    };

    private static JsonArray Logs(ReportedFailure failure, JsonObject? stop, ReportedNames names)
    {
        var groups = new List<JsonNode>();
        if (failure.LogLines.Count > 0)
            groups.Add(Group(ReportedNames.LogGroup, $"{ReportedNames.StreamPrefix}/{ReportedDefinition.Speaker(failure)}/{names.TaskId}", failure.LogLines));
        if (stop is not null)
            groups.Add(Group(ReportedNames.EventLogGroup, names.TaskId, [ReportedTask.AsEvent(stop, s_now, names)]));
        return new JsonArray([.. groups]);
    }

    private static JsonObject Group(string name, string stream, IReadOnlyList<string> lines) => new()
    {
        ["logGroupName"] = name,
        ["streams"] = new JsonArray(new JsonObject
        {
            ["logStreamName"] = stream,
            ["events"] = new JsonArray([.. lines.Index().Select(l => new JsonObject { ["timestamp"] = TimeOf(l.Index, lines.Count).ToUnixTimeMilliseconds(), ["message"] = l.Item })]),
        }),
    };

    private static DateTimeOffset TimeOf(int index, int count) => s_now.AddMilliseconds(-10 * (count - index));
}
