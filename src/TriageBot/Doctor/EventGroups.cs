using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Doctor;

/// <summary>Whether ECS's events are kept where the bot looks for them.</summary>
internal sealed class EventGroups(IEcs ecs, ILogs logs, AwsScope scope, TimeProvider time)
{
    private const string Setup = "deploy deploy/ecs-events.yaml, or name your own group in Evidence:EventLogGroups";

    public async Task<Check> Look(string group, CancellationToken cancellationToken)
    {
        var name = group.StartsWith("arn:", StringComparison.Ordinal) && group.Split(':') is [_, _, _, _, _, _, var last, ..] ? last : group;
        try
        {
            var found = (await logs.DescribeLogGroups(scope, name, cancellationToken)).FirstOrDefault(g => g.Name == name);
            if (found is null)
                return new Check("events", name, CheckStatus.Fail, "does not exist: a task that never started leaves no line to prove anything by", Setup, "tried");

            var now = time.GetUtcNow();
            var read = await logs.Filter(scope, new LogFilter(group, "", new TimeWindow(now.AddHours(-24), now), [], 3), cancellationToken);
            var kept = found.RetentionDays is { } days ? $"kept for {days} days" : "kept for good";
            return read.Events.Count > 0
                ? new Check("events", name, CheckStatus.Pass, $"{kept}; events of the last 24 hours, such as of {read.Events.Max(e => e.Timestamp):yyyy-MM-dd HH:mm} UTC", How: "tried")
                : new Check("events", name, CheckStatus.Unknown, $"{kept}; no event in the last 24 hours. If tasks stopped in that time, the rule or the group's resource policy is missing: {Setup}", How: "tried");
        }
        catch (AwsReadException error)
        {
            return new Check("events", name, CheckStatus.Unknown, $"{error.Failure.Operation}: {error.Failure.Code}", How: "tried");
        }
    }

    public async Task<Check> Insights(string cluster, CancellationToken cancellationToken)
    {
        try
        {
            var on = (await ecs.DescribeCluster(scope, cluster, cancellationToken))?.ContainerInsights is "enabled" or "enhanced";
            return on
                ? new Check("events", $"Container Insights of {cluster}", CheckStatus.Pass, "on", How: "tried")
                : new Check("events", $"Container Insights of {cluster}", CheckStatus.Unknown, $"off: no memory or CPU up to a death. To turn it on (review, then run yourself): aws ecs update-cluster-settings --cluster '{cluster}' --settings name=containerInsights,value=enabled", How: "tried");
        }
        catch (AwsReadException error)
        {
            return new Check("events", $"Container Insights of {cluster}", CheckStatus.Unknown, $"{error.Failure.Operation}: {error.Failure.Code}", How: "tried");
        }
    }
}
