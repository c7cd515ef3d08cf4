using TriageBot.Triage.Gathering;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>
/// Log groups whose class forbids reading them event by event. AWS only calls such a request invalid, so the class is looked up then, and only then.
/// See https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html
/// </summary>
internal sealed record GroupClass(ILogs Logs, AwsScope Scope, string Group, Asking Asked)
{
    /// <summary>The gap, where the group's class is why AWS refused; null where something else is.</summary>
    public async Task<Gap?> Explain(ReadFailure failure, CancellationToken cancellationToken)
    {
        if (failure.Kind != FailureKind.Invalid || Group.StartsWith("arn:", StringComparison.Ordinal))
            return null;

        try
        {
            var groups = await Logs.DescribeLogGroups(Scope, Group, cancellationToken);
            return groups.FirstOrDefault(g => g.Name == Group)?.LogClass switch
            {
                "INFREQUENT_ACCESS" => Gap("is of the class INFREQUENT_ACCESS, which only Logs Insights can read", "read it with Logs Insights, and use a new log group of the class STANDARD from now on: a group's class cannot be changed") with { NeedsInsights = true },
                "DELIVERY" => Gap("is of the class DELIVERY, which nothing can read", "read the lines where the group delivers them, or use a log group of the class STANDARD from now on"),
                _ => null,
            };
        }
        catch (AwsReadException error)
        {
            var grant = error.Failure.Kind == FailureKind.Denied ? Grants.Statement(error.Failure.Operation, "*") : null;
            return new Gap(Asked.What, $"{failure.Code}: {failure.Message} The group's class, which may be why, could not be read: {error.Failure.Code}", grant);
        }
    }

    private Gap Gap(string because, string remedy) => new(Asked.What, $"log group {Group} {because}", remedy);
}
