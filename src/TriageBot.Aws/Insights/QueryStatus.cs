using TriageBot.Aws.Operations;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Insights;

/// <summary>What a query's status means. See https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html</summary>
internal static class QueryStatus
{
    public static bool HasEnded(string status) => status is not ("Scheduled" or "Running" or "Unknown");

    /// <summary>Throws <see cref="AwsReadException"/> for a query that failed, timed out or was stopped by another.</summary>
    public static void ThrowUnlessComplete(string status)
    {
        if (status != "Complete")
            throw new AwsReadException(new ReadFailure(
                FailureKind.ServerError,
                Operation.GetQueryResults.Action,
                $"Query{status}",
                $"The Logs Insights query ended with status {status}: ask again, or for a shorter window."));
    }
}
