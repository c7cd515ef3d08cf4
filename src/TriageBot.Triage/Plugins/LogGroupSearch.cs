using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>FilterLogEvents of one log group, made a finding.</summary>
internal sealed class LogGroupSearch(ILogs logs, AwsScope scope)
{
    /// <param name="parse">From what was read to what is wanted; null where nothing of it is.</param>
    /// <param name="asked">For people: what is looked for.</param>
    public Task<Finding<T>> Find<T>(string id, string asked, LogFilter filter, Func<LogRead, T?> parse, Func<T, string> describe, string nothing, CancellationToken cancellationToken)
        where T : class
    {
        var streams = string.Join(' ', filter.StreamPrefix is { } prefix ? [$"{prefix}*"] : filter.Streams);
        var query = string.Join(' ', ((string[])["FilterLogEvents", filter.Group, streams, filter.Pattern]).Where(part => part.Length > 0));
        var asking = new Asking(id, asked, "logs", query, filter.Window.ToString(), Arn(filter.Group));
        return asking.Ask(
            async () => parse(await logs.Filter(scope, filter, cancellationToken)),
            describe,
            missing => missing is null ? nothing : $"no log group {filter.Group}",
            failure => new GroupClass(logs, scope, filter.Group, asking).Explain(failure, cancellationToken));
    }

    /// <summary>The events that are what is wanted, each with its line; null where none is.</summary>
    public Task<Finding<IReadOnlyList<T>>> FindLines<T>(string id, string asked, EvidenceSource source, LogFilter filter, Func<LogLine, T?> parse, string one, string nothing, CancellationToken cancellationToken)
        where T : class =>
        Find<IReadOnlyList<T>>(
            id,
            asked,
            filter,
            read => Lines(id, source, filter.Group, read).Select(parse).OfType<T>().ToList() is { Count: > 0 } found ? found : null,
            found => found.Count == 1 ? $"1 {one}" : $"{found.Count} {one}s",
            nothing,
            cancellationToken);

    public string Arn(string group) => Grants.LogGroup(group, scope);

    private IEnumerable<LogLine> Lines(string id, EvidenceSource source, string group, LogRead read) =>
        read.Events.Select((e, index) => new LogLine($"{id}#{index + 1}", source, scope, new LogStreamRef(group, e.LogStream), e.Timestamp, e.Message));
}
