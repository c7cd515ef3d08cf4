using System.Text.Json;
using TriageBot.Replay.CloudWatch;

namespace TriageBot.Replay.Cases;

/// <summary>What the sections of a case must have: the keys that AWS's own shapes always have, and what the replay reads without asking.</summary>
internal sealed class SectionCheck(CaseFields fields)
{
    private static readonly string[] Own = ["ecs", "logs", "sts", "iam", "cloudwatch"];

    public void Sections(JsonElement root)
    {
        foreach (var section in Own.Concat(AccountSections.Names))
        {
            if (root.TryGetProperty(section, out var value) && value.ValueKind != JsonValueKind.Object)
                throw fields.Wrong(section, "must be an object");
        }

        foreach (var (section, list, key) in Lists().Concat(AccountSections.Lists))
        {
            if (root.TryGetProperty(section, out var within))
                foreach (var entry in fields.Entries(within, list, section + ".", CaseLimits.Entries))
                    fields.Text(entry.Value, key, "as AWS's own answer has it", entry.Path + ".");
        }

        if (root.TryGetProperty("logs", out var logs))
            foreach (var group in fields.Entries(logs, "groups", "logs.", CaseLimits.Entries))
                foreach (var stream in fields.Entries(group.Value, "streams", group.Path + ".", CaseLimits.Entries))
                    Stream(stream.Value, stream.Path);
        if (root.TryGetProperty("iam", out var iam))
            new IamCheck(fields).Section(iam);
        if (root.TryGetProperty("cloudwatch", out var cloudwatch))
            foreach (var metric in fields.Entries(cloudwatch, "metrics", "cloudwatch.", CaseLimits.Entries))
                Metric(metric.Value, metric.Path);
    }

    private static IEnumerable<(string Section, string List, string Key)> Lists() =>
    [
        ("ecs", "clusters", "clusterArn"), ("ecs", "services", "serviceArn"), ("ecs", "tasks", "taskArn"), ("ecs", "taskDefinitions", "taskDefinitionArn"),
        ("ecs", "serviceDeployments", "serviceDeploymentArn"), ("ecs", "serviceRevisions", "serviceRevisionArn"), ("logs", "groups", "logGroupName"), ("sts", "roles", "arn"),
        ("ecs", "containerInstances", "containerInstanceArn"), ("ecs", "capacityProviders", "name"), ("ecs", "accountSettings", "name"),
        ("iam", "roles", "Arn"), ("iam", "policies", "Arn"), ("iam", "simulations", "PolicySourceArn"), ("cloudwatch", "metrics", "MetricName"),
    ];

    private void Stream(JsonElement stream, string path)
    {
        fields.Text(stream, "logStreamName", "the stream's name", path + ".");
        foreach (var (value, at) in fields.Entries(stream, "events", path + ".", CaseLimits.Entries))
        {
            if (!value.TryGetProperty("message", out var message) || message.ValueKind != JsonValueKind.String)
                throw fields.Wrong(at + ".message", "must be text: the log line");
            if (!IsMilliseconds(value, "timestamp"))
                throw fields.Wrong(at + ".timestamp", "must be a time: epoch milliseconds, or as 2026-01-01T14:02:11.123Z");
            if (value.TryGetProperty("ingestionTime", out _) && !IsMilliseconds(value, "ingestionTime"))
                throw fields.Wrong(at + ".ingestionTime", "must be a time: epoch milliseconds, or as 2026-01-01T14:02:11.123Z");
        }
    }

    private void Metric(JsonElement metric, string path)
    {
        fields.Text(metric, "Namespace", "as AWS's own answer has it", path + ".");
        foreach (var (dimension, at) in fields.Entries(metric, "Dimensions", path + ".", 30))
        {
            fields.Text(dimension, "Name", "the dimension's name", at + ".");
            fields.Text(dimension, "Value", "the dimension's value", at + ".");
        }

        foreach (var (point, at) in fields.Values(metric, "points", path + ".", CaseLimits.Entries))
        {
            if (point.ValueKind != JsonValueKind.Array || point.GetArrayLength() != 2 || Sample.TimeOf(point[0]) is null || point[1].ValueKind != JsonValueKind.Number
                || !double.IsFinite(point[1].GetDouble()))
                throw fields.Wrong(at, "must be a pair: a time (epoch seconds, or as 2026-01-01T14:02:00Z) and a number");
        }
    }

    private static bool IsMilliseconds(JsonElement value, string key) =>
        value.TryGetProperty(key, out var time) && time.ValueKind == JsonValueKind.Number && time.TryGetInt64(out var number) && number is >= 0 and < 253_402_300_800_000;
}
