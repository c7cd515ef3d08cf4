using System.Globalization;
using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ecs;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html</summary>
internal static class DescribeTaskDefinition
{
    public static void Answer(Place place, Input input, Utf8JsonWriter json)
    {
        var wanted = input.Text("taskDefinition");
        if (string.IsNullOrEmpty(wanted))
            throw new AwsRefusal("ClientException", "TaskDefinition cannot be empty.");
        var tags = input.WantsTags();
        var known = place.List("ecs", "taskDefinitions", "ecs:DescribeTaskDefinition", "*");
        var found = (Arns.Last(wanted).Contains(':', StringComparison.Ordinal)
                ? known.FirstOrDefault(definition => definition.Text("taskDefinitionArn") is { } arn && (arn == wanted || Arns.Last(arn) == wanted))
                : known.Where(definition => Active(definition) && Arns.Family(definition.Text("taskDefinitionArn")!) == Arns.Last(wanted)).MaxBy(Revision))
            ?? throw new AwsRefusal("ClientException", "Unable to describe task definition.");

        json.WritePropertyName("taskDefinition");
        json.WriteThing(found.Value, "tags");
        if (tags && found.Member("tags") is { } recorded)
        {
            json.WritePropertyName("tags");
            recorded.WriteTo(json);
        }
    }

    private static bool Active(Recorded definition) => (definition.Text("status") ?? "ACTIVE") == "ACTIVE";

    private static long Revision(Recorded definition) =>
        long.TryParse(Arns.Last(definition.Text("taskDefinitionArn")!).Split(':')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;
}
