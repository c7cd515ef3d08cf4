using System.Text;

namespace TriageBot.Replay.Logs.Insights;

/// <summary>
/// A query and what it found in the events that were visible when it was started. It has come half the way when it is first asked for, and to its end the
/// next time, so that a client has to poll and can stop in between.
/// </summary>
internal sealed class RunningQuery(string region, string account, InsightsQuery query, IReadOnlyList<InsightsEvent> events, int groups, int limit)
{
    private const string Running = nameof(Running);
    private const string Complete = nameof(Complete);
    private const string Cancelled = nameof(Cancelled);

    private readonly Lock _gate = new();
    private string? _status;

    public string Region => region;

    public string Account => account;

    public InsightsQuery Query => query;

    public QueryState Poll()
    {
        string status;
        lock (_gate)
        {
            status = _status = _status switch
            {
                null => Running,
                Running => Complete,
                _ => _status,
            };
        }

        return State(status, status == Complete ? events.Count : events.Count / 2);
    }

    /// <summary>False where it has ended already.</summary>
    public bool Stop()
    {
        lock (_gate)
        {
            if (_status is Complete or Cancelled)
                return false;
            _status = Cancelled;
            return true;
        }
    }

    private QueryState State(string status, int scanned)
    {
        var seen = events.Take(scanned).ToList();
        var matched = seen.Where(query.Matches).ToList();
        return new(status, [.. query.Ordered(matched).Take(limit)], matched.Count, seen.Count, seen.Sum(e => (long)Encoding.UTF8.GetByteCount(e.Message)), groups);
    }
}

/// <param name="Status">Running, Complete or Cancelled.</param>
internal sealed record QueryState(string Status, IReadOnlyList<InsightsEvent> Rows, int RecordsMatched, int RecordsScanned, long BytesScanned, int Groups);
