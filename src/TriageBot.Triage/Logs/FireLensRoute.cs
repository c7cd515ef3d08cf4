using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Logs;

/// <summary>Where the output of a FireLens container goes, as far as its options say.</summary>
internal static class FireLensRoute
{
    private static readonly string[] s_cloudWatch = ["cloudwatch_logs", "cloudwatch"];

    public static LogDestination Of(ContainerDefinition definition, LogConfiguration log, EcsTask task)
    {
        var output = Option(log, "Name") ?? Option(log, "@type");
        if (output is null || !s_cloudWatch.Contains(output, StringComparer.OrdinalIgnoreCase))
            return new Elsewhere($"FireLens to {output ?? "an output that the router's own configuration names"}", "read them at that destination, or send the container's lines to CloudWatch Logs");

        var (group, stream, prefix) = (Option(log, "log_group_name"), Option(log, "log_stream_name"), Option(log, "log_stream_prefix"));
        if (group is null || (stream ?? prefix) is not { } place || group.Contains('$', StringComparison.Ordinal) || place.Contains('$', StringComparison.Ordinal))
            return new Elsewhere($"FireLens to {output}, under names that only the router knows", "set log_group_name and log_stream_prefix to plain text in the container's log options");

        return new Routed(group, stream, stream is null ? $"{prefix}{definition.Name}-firelens-{task.TaskId}" : null, Option(log, "region"));
    }

    /// <summary>Fluent Bit does not mind the case of a property's name.</summary>
    private static string? Option(LogConfiguration log, string name) =>
        log.Options.FirstOrDefault(o => o.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is { Length: > 0 } value ? value : null;
}
