using System.Collections.Concurrent;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Logs.Insights;

/// <summary>The queries that were started and can still be asked for. The oldest is forgotten when there are too many.</summary>
internal sealed class QueryBook
{
    private const int Kept = 500;

    private readonly ConcurrentDictionary<string, RunningQuery> _queries = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    public string Start(RunningQuery query)
    {
        var id = Guid.NewGuid().ToString();
        _queries[id] = query;
        _order.Enqueue(id);
        while (_order.Count > Kept && _order.TryDequeue(out var oldest))
            _queries.TryRemove(oldest, out _);
        return id;
    }

    /// <exception cref="AwsRefusal">There is no such query in this account and Region.</exception>
    public RunningQuery Find(Place place, string? id)
    {
        if (string.IsNullOrEmpty(id))
            throw AwsRefusal.InvalidParameter("queryId must be given.");
        return _queries.TryGetValue(id, out var query) && query.Account == place.Account && query.Region == place.Region
            ? query
            : throw new AwsRefusal("ResourceNotFoundException", "The specified query does not exist.");
    }
}
