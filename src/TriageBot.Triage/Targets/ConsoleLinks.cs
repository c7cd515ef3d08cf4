using System.Globalization;

namespace TriageBot.Triage.Targets;

/// <summary>
/// Links into the AWS Management Console, for the partition of the scope's Region. Null where that partition has no public console.
/// Names are escaped, so that no name can lead the link elsewhere.
/// </summary>
public static class ConsoleLinks
{
    public static string? Task(AwsScope scope, string cluster, string taskId) =>
        Page(scope, $"clusters/{Uri.EscapeDataString(cluster)}/tasks/{Uri.EscapeDataString(taskId)}/configuration");

    public static string? Service(AwsScope scope, string cluster, string service) =>
        Page(scope, $"clusters/{Uri.EscapeDataString(cluster)}/services/{Uri.EscapeDataString(service)}/health");

    /// <summary>A log stream, opened at the event: the console shows the events from this millisecond on.</summary>
    /// <param name="group">A log group's name, or its ARN.</param>
    public static string? LogEvents(AwsScope scope, string group, string stream, DateTimeOffset? timestamp = null)
    {
        if (ConsoleHosts.For(scope) is not { } host)
            return null;

        var start = timestamp is { } at ? string.Create(CultureInfo.InvariantCulture, $"$3Fstart$3D{at.ToUnixTimeMilliseconds()}") : "";
        return $"https://{host}/cloudwatch/home?region={scope.Region}#logsV2:log-groups/log-group/{Escape(GroupName(group))}/log-events/{Escape(stream)}{start}";
    }

    private static string? Page(AwsScope scope, string page) =>
        ConsoleHosts.For(scope) is { } host ? $"https://{host}/ecs/v2/{page}?region={scope.Region}" : null;

    private static string GroupName(string group)
    {
        const string mark = ":log-group:";
        var at = group.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? group : group[(at + mark.Length)..].Split(':')[0];
    }

    private static string Escape(string name) => Uri.EscapeDataString(Uri.EscapeDataString(name)).Replace('%', '$');
}
