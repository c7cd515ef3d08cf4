namespace TriageBot.Triage.Targets;

/// <summary>
/// Reads the task out of a log stream's name: <c>prefix/container/task-id</c> of the awslogs driver, <c>…container-firelens-task-id</c> of FireLens.
/// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
/// </summary>
internal static class LogStreams
{
    private const string FireLensMark = "-firelens-";

    /// <summary>The task and, where the name tells it, the container; null where the stream is not a task's.</summary>
    public static (string TaskId, string? Container)? TaskOf(string stream)
    {
        var segments = stream.Split('/');
        if (segments is [.., var container, var id] && segments.Length >= 3 && Identifiers.IsTaskId(id))
            return (id, Identifiers.IsName(container) ? container : null);

        var mark = stream.LastIndexOf(FireLensMark, StringComparison.Ordinal);
        return mark > 0 && stream[(mark + FireLensMark.Length)..] is var routed && Identifiers.IsTaskId(routed)
            ? (routed, RoutedContainer(stream[..mark]))
            : null;
    }

    public static ParsedTarget Read(string stream, AwsScope scope) => TaskOf(stream) is var (id, container)
        ? ParsedTarget.Of(new TaskTarget(scope, null, id, container))
        : ParsedTarget.Unreadable($"the log stream {Found.Quoted(stream)}, whose name tells no task", "a stream named prefix/container/task-id, or the task's ARN or id");

    /// <summary><c>log-group:name:log-stream:name</c>.</summary>
    public static ParsedTarget OfArn(string resource, AwsScope scope, string text)
    {
        const string mark = ":log-stream:";
        var at = resource.IndexOf(mark, StringComparison.Ordinal);
        return at < 0
            ? ParsedTarget.Unreadable($"a log group, not one of its streams: {Found.Quoted(text)}", "a link to the log stream, or the task's ARN or id")
            : Read(resource[(at + mark.Length)..], scope);
    }

    // The configured prefix runs into the container's name; a slash between them, or nothing that could part them, tells where the name begins.
    private static string? RoutedContainer(string prefixed)
    {
        var slash = prefixed.LastIndexOf('/');
        var name = prefixed[(slash + 1)..];
        var told = slash >= 0 || name.All(char.IsAsciiLetterOrDigit);
        return told && Identifiers.IsName(name) ? name : null;
    }
}
