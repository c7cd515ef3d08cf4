using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Logs;

/// <summary>Where a container's lines went, by its definition.</summary>
public abstract record LogDestination
{
    /// <summary>
    /// The destination of one container of one task. The stream of the awslogs driver is <c>prefix/container/task-id</c>,
    /// without a prefix (EC2 only) the container's id.
    /// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
    /// </summary>
    public static LogDestination Of(ContainerDefinition definition, EcsTask task)
    {
        if (definition.Log is not { } log)
            return new Elsewhere("no logConfiguration", "set logConfiguration (awslogs) in the task definition: without it the lines are lost on Fargate and stay on the host on EC2");

        return log.Driver switch
        {
            "awslogs" => AwsLogs(definition, log, task),
            "awsfirelens" => FireLensRoute.Of(definition, log, task),
            _ => new Elsewhere($"log driver {log.Driver}", "the lines are not in CloudWatch Logs: read them where the driver sends them, or use awslogs"),
        };
    }

    private static LogDestination AwsLogs(ContainerDefinition definition, LogConfiguration log, EcsTask task)
    {
        if (log.Options.GetValueOrDefault("awslogs-group") is not { Length: > 0 } group)
            return new Elsewhere("awslogs without awslogs-group", "set the option awslogs-group");

        var region = log.Options.GetValueOrDefault("awslogs-region");
        if (log.Options.GetValueOrDefault("awslogs-stream-prefix") is { Length: > 0 } prefix)
            return new CloudWatch(new LogStreamRef(group, $"{prefix}/{definition.Name}/{task.TaskId}"), region);

        return task.Containers.FirstOrDefault(c => c.Name == definition.Name)?.RuntimeId is { } runtimeId
            ? new CloudWatch(new LogStreamRef(group, runtimeId), region)
            : new NeverCreated(group);
    }
}

/// <summary>A stream in CloudWatch Logs.</summary>
/// <param name="Region">The option awslogs-region, which may not be the task's Region; null where it is not set.</param>
public sealed record CloudWatch(LogStreamRef Stream, string? Region) : LogDestination;

/// <summary>
/// A log group that FireLens' router writes to. Its tag for a container is <c>container-firelens-task-id</c>; a stream with a fixed name
/// holds the lines of many, so there each line has to say whose it is.
/// </summary>
/// <param name="Stream">The fixed name; null where the streams are named by the tag.</param>
/// <param name="StreamPrefix">What this container's stream begins with; null where the name is fixed.</param>
/// <param name="Region">Null where it is the task's.</param>
public sealed record Routed(string Group, string? Stream, string? StreamPrefix, string? Region) : LogDestination
{
    /// <summary>True where the line, in this stream, is of that container of that task: by the record's own fields, else by the stream.</summary>
    internal bool Holds(string message, string stream, string container, EcsTask task)
    {
        var record = FireLensRecord.Parse(message);
        if (record?.TaskArn is { } arn && arn != task.TaskArn)
            return false;

        return StreamPrefix is { } prefix
            ? stream.StartsWith(prefix, StringComparison.Ordinal)
            : stream == Stream && record?.TaskArn is not null && IsContainer(record.ContainerName, container, task);
    }

    /// <summary>On Fargate the container's own name; on EC2 the agent makes one of family, revision and name, with a random end.</summary>
    private static bool IsContainer(string? told, string container, EcsTask task)
    {
        var made = $"ecs-{task.TaskDefinition?.Replace(':', '-')}-{container}-";
        return told == container || (told is not null && told.StartsWith(made, StringComparison.Ordinal) && told[made.Length..].All(char.IsAsciiHexDigit));
    }
}

/// <summary>The container was never created, so it has no stream: nothing is missing.</summary>
public sealed record NeverCreated(string Group) : LogDestination;

/// <summary>Not in CloudWatch Logs.</summary>
/// <param name="Where">What the definition says.</param>
/// <param name="Remedy">What a person can do.</param>
public sealed record Elsewhere(string Where, string Remedy) : LogDestination;
