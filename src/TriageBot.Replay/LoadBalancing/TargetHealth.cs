using System.Globalization;
using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.LoadBalancing;

/// <summary>An entry of the case holds one target group's answer beside its ARN. A target that is asked for and not registered is an answer too.</summary>
/// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html</remarks>
internal static class TargetHealth
{
    private const string Action = "elasticloadbalancing:DescribeTargetHealth";

    public static void Describe(Place place, Input input, Utf8JsonWriter json)
    {
        if (input.Text("TargetGroupArn") is not { Length: > 0 } arn)
            throw new AwsRefusal("ValidationError", "1 validation error detected: Value at 'targetGroupArn' failed to satisfy constraint: Member must not be null");
        var wanted = (input.Structures("Targets") ?? []).Select(target => (Id: target.Text("Id") ?? "", Port: target.Number("Port"))).ToList();
        var recorded = place.List("elbv2", "targetHealth", Action, "*").FirstOrDefault(group => group.Text("TargetGroupArn") == arn);
        if (recorded is null)
            throw place.Known("elbv2", "targetGroups").Any(group => group.Text("TargetGroupArn") == arn) ? AwsRefusal.NotRecorded(place.Caller, Action, Said.Short(arn)) : TargetGroups.NotFound();

        var known = recorded.Member("TargetHealthDescriptions") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList() : [];
        json.WriteStartArray("TargetHealthDescriptions");
        foreach (var target in known.Where(target => wanted.Count == 0 || wanted.Exists(asked => Is(target, asked))))
            target.WriteTo(json);
        foreach (var asked in wanted.Where(asked => !known.Exists(target => Is(target, asked))))
            WriteUnregistered(json, asked);
        json.WriteEndArray();
    }

    private static bool Is(JsonElement description, (string Id, long? Port) asked) =>
        description.ValueKind == JsonValueKind.Object && description.TryGetProperty("Target", out var target) && target.ValueKind == JsonValueKind.Object
        && target.TryGetProperty("Id", out var id) && id.ValueKind == JsonValueKind.String && id.ValueEquals(asked.Id)
        && (asked.Port is not { } port || (target.TryGetProperty("Port", out var known) && known.GetRawText() == port.ToString(CultureInfo.InvariantCulture)));

    private static void WriteUnregistered(Utf8JsonWriter json, (string Id, long? Port) asked)
    {
        json.WriteStartObject();
        json.WriteStartObject("Target");
        json.WriteString("Id", asked.Id);
        if (asked.Port is { } port)
            json.WriteNumber("Port", port);
        json.WriteEndObject();
        json.WriteStartObject("TargetHealth");
        json.WriteString("State", "unused");
        json.WriteString("Reason", "Target.NotRegistered");
        json.WriteString("Description", "Target is not registered to the target group");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
