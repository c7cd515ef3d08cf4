using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Logs;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html</summary>
internal static class DescribeLogGroups
{
    public static void Answer(Place place, Input input, Utf8JsonWriter json)
    {
        var limit = input.Limit(50, 50);
        var (prefix, pattern) = (input.Text("logGroupNamePrefix"), input.Text("logGroupNamePattern"));
        if (prefix is not null && pattern is not null)
            throw AwsRefusal.InvalidParameter("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        var kind = input.Text("logGroupClass", "STANDARD", "INFREQUENT_ACCESS", "DELIVERY");
        var groups = LogGroup.All(place, "logs:DescribeLogGroups", place.Arn("logs", "log-group::log-stream:"), Wanted).Where(group => kind is null || group.Class == kind).ToList();

        var (page, next) = Paging.Cut(groups, limit, input.Text("nextToken"), $"groups/{prefix}/{pattern}/{kind}");
        json.WriteStartArray("logGroups");
        foreach (var group in page)
            Write(json, place, group);
        json.WriteEndArray();
        if (next is not null)
            json.WriteString("nextToken", next);

        bool Wanted(string name) => name.StartsWith(prefix ?? "", StringComparison.Ordinal) && name.Contains(pattern ?? "", StringComparison.OrdinalIgnoreCase);
    }

    private static void Write(Utf8JsonWriter json, Place place, LogGroup group)
    {
        var arn = place.Arn("logs", $"log-group:{group.Name}");
        json.WriteStartObject();
        foreach (var member in group.First.Fields.EnumerateObject().Where(member => member.Name is not ("streams" or "arn" or "logGroupArn" or "logGroupClass")))
            member.WriteTo(json);
        json.WriteString("logGroupClass", group.Class);
        json.WriteString("arn", arn + ":*");
        json.WriteString("logGroupArn", arn);
        json.WriteEndObject();
    }
}
