using TriageBot.Aws.Logs.Wire;
using TriageBot.Triage.Logs;

namespace TriageBot.Aws.Logs;

internal static class LogMapping
{
    public static LogEvent ToDomain(this WireLogEvent logEvent, string stream) =>
        new(logEvent.Timestamp, logEvent.IngestionTime, logEvent.Message, stream);

    public static LogGroup ToDomain(this WireLogGroup group) => new(
        group.LogGroupName,
        group.LogGroupArn ?? (group.Arn is { } arn && arn.EndsWith(":*", StringComparison.Ordinal) ? arn[..^2] : group.Arn),
        group.LogGroupClass,
        group.RetentionInDays);
}
