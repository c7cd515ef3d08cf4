using System.Text.Json;
using System.Text.Json.Nodes;

namespace TriageBot.Replay.Reported;

/// <summary>The task definition of a report: its containers, and of each what the report says.</summary>
internal static class ReportedDefinition
{
    public static JsonObject Of(ReportedFailure failure, ReportedNames names)
    {
        var speaker = Speaker(failure);
        IReadOnlyList<ReportedContainer> containers = failure.Containers.Count > 0 ? failure.Containers : [new ReportedContainer(speaker, null, null, null)];
        var stated = failure.TaskDef is { ValueKind: JsonValueKind.Object } taskDef ? taskDef : default;
        var definition = new JsonObject
        {
            ["taskDefinitionArn"] = names.DefinitionArn,
            ["family"] = ReportedNames.Family,
            ["revision"] = 1,
            ["status"] = "ACTIVE",
            ["containerDefinitions"] = new JsonArray([.. containers.Select(c => Container(c, c.Name == speaker ? stated : default, c.Name == speaker && failure.LogLines.Count > 0, names))]),
        };
        definition.AddStated("cpu", Sizes.CpuUnits(stated.Stated("cpu")));
        definition.AddStated("memory", Sizes.Mebibytes(stated.Stated("memory")));
        definition.AddStated("networkMode", Text(stated, "networkMode"));
        definition.AddStated("executionRoleArn", Role(stated, "executionRole"));
        definition.AddStated("taskRoleArn", Role(stated, "taskRole"));
        definition.AddStated("volumes", Shapes(stated, "volumes"));
        return definition;
    }

    /// <summary>Whose the log lines are: reports do not say, and people quote the log of the container that failed.</summary>
    public static string Speaker(ReportedFailure failure) =>
        failure.Containers
            .OrderBy(c => c switch { { ExitCode: not (null or 0) } => 0, { Essential: true } => 1, _ => 2 })
            .Select(c => c.Name)
            .FirstOrDefault(ReportedNames.Container);

    private static JsonObject Container(ReportedContainer reported, JsonElement stated, bool speaks, ReportedNames names)
    {
        var container = new JsonObject { ["name"] = reported.Name };
        container.AddStated("essential", reported.Essential);
        container.AddStated("image", Text(stated, "image"));
        container.AddStated("memory", Sizes.Mebibytes(stated.Stated("containerMemory")));
        container.AddStated("memoryReservation", Sizes.Mebibytes(stated.Stated("memoryReservation")));
        container.AddStated("command", Words(stated, "command"));
        container.AddStated("entryPoint", Words(stated, "entryPoint"));
        container.AddStated("mountPoints", Shapes(stated, "mountPoints"));
        container.AddStated("healthCheck", HealthCheck(stated));
        container.AddStated("readonlyRootFilesystem", stated.Stated("readonlyRootFilesystem") is { ValueKind: JsonValueKind.True } ? true : null);
        if (speaks)
        {
            container["logConfiguration"] = new JsonObject
            {
                ["logDriver"] = "awslogs",
                ["options"] = new JsonObject
                {
                    ["awslogs-group"] = ReportedNames.LogGroup,
                    ["awslogs-region"] = names.Region,
                    ["awslogs-stream-prefix"] = ReportedNames.StreamPrefix,
                },
            };
        }

        return container;
    }

    private static string? Role(JsonElement stated, string name) => (Text(stated, name) ?? Text(stated, name + "Arn")) is { } role ? ReportedNames.RoleArn(role) : null;

    private static string? Text(JsonElement stated, string name) => stated.Stated(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static JsonArray? Words(JsonElement stated, string name) =>
        stated.Stated(name) is { ValueKind: JsonValueKind.Array } value && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String)
            ? new JsonArray([.. value.EnumerateArray().Select(v => JsonValue.Create(v.GetString()))])
            : null;

    /// <summary>A list of objects, as AWS shapes it; a report's own words for it state nothing that can be replayed.</summary>
    private static JsonArray? Shapes(JsonElement stated, string name) =>
        stated.Stated(name) is { ValueKind: JsonValueKind.Array } value && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Object)
            ? JsonNode.Parse(value.GetRawText()) as JsonArray
            : null;

    // Reports quote a check by its command alone as often as by its numbers alone.
    private static JsonObject? HealthCheck(JsonElement stated) => stated.Stated("healthCheck") switch
    {
        { ValueKind: JsonValueKind.Object } value => JsonNode.Parse(value.GetRawText()) as JsonObject,
        { ValueKind: JsonValueKind.String } value => new JsonObject { ["command"] = new JsonArray("CMD-SHELL", value.GetString()) },
        _ => null,
    };
}
