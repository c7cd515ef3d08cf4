using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Logs;

/// <summary>A log group as a request sees it: the same name in several cases of a world is one group.</summary>
internal sealed record LogGroup(string Name, string Class, RecordedGroup First, IReadOnlyList<LogStream> Streams)
{
    /// <summary>The groups whose names are wanted, by name.</summary>
    public static IReadOnlyList<LogGroup> All(Place place, string action, string resource, Func<string, bool> wanted)
    {
        place.List("logs", "groups", action, resource);
        return [.. place.Cases
            .SelectMany(c => c.State.LogGroups.Where(group => wanted(group.Name)).Select(group => (Group: group, c.Now)))
            .GroupBy(pair => pair.Group.Name, StringComparer.Ordinal)
            .Select(same => new LogGroup(same.Key, same.First().Group.Class, same.First().Group, [.. same
                .SelectMany(pair => pair.Group.Streams.Select(stream => (Stream: stream, pair.Group, pair.Now)))
                .GroupBy(part => part.Stream.Name, StringComparer.Ordinal)
                .Select(parts => LogStream.Of([.. parts]))
                .OrderBy(stream => stream.Name, StringComparer.Ordinal)]))
            .OrderBy(group => group.Name, StringComparer.Ordinal)];
    }

    /// <summary>The group that a request names by <c>logGroupName</c> or <c>logGroupIdentifier</c> (name or ARN).</summary>
    public static LogGroup Find(Place place, Input input, string operation)
    {
        var (name, identifier) = (input.Text("logGroupName"), input.Text("logGroupIdentifier"));
        if (name is null == identifier is null)
            throw AwsRefusal.InvalidParameter("Exactly one of logGroupName and logGroupIdentifier must be given.");
        return Named(place, name ?? Identified(place, identifier!), operation);
    }

    public static LogGroup Named(Place place, string wanted, string operation) =>
        All(place, $"logs:{operation}", place.Arn("logs", $"log-group:{wanted}:log-stream:"), known => known == wanted).SingleOrDefault()
            ?? throw new AwsRefusal("ResourceNotFoundException", "The specified log group does not exist.");

    /// <summary>Only the class STANDARD can be read event by event.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html</remarks>
    public LogGroup Readable(string operation) =>
        Class == "STANDARD" ? this : throw AwsRefusal.InvalidParameter($"{operation} is not supported for log groups of the class {Class}.");

    /// <summary>The name in a name or an ARN.</summary>
    public static string Identified(Place place, string identifier)
    {
        if (!identifier.StartsWith("arn:", StringComparison.Ordinal))
            return identifier;
        var parts = identifier.Split(':');
        if (parts.Length < 7 || parts[5] != "log-group")
            throw AwsRefusal.InvalidParameter("Invalid log group identifier.");
        // Another Region's or account's group is not here, whatever its name.
        return parts[3] == place.Region && parts[4] == place.Account ? parts[6] : throw new AwsRefusal("ResourceNotFoundException", "The specified log group does not exist.");
    }
}
