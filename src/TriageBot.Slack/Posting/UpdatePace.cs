namespace TriageBot.Slack.Posting;

/// <summary>
/// How often messages of a workspace are edited: Slack takes about 50 edits a minute, and people read reports, not progress. Progress takes what
/// reports leave over.
/// </summary>
public sealed class UpdatePace(TimeProvider time)
{
    private const int PerMinute = 30;

    /// <summary>Of the minute's edits so many are kept for reports.</summary>
    private const int KeptForReports = 10;

    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _edits = new(StringComparer.Ordinal);

    /// <summary>Whether progress may be shown now; if so it is counted.</summary>
    public bool TryProgress(string team)
    {
        lock (_gate)
        {
            var edits = Recent(team);
            if (edits.Count >= PerMinute - KeptForReports)
                return false;

            edits.Enqueue(time.GetUtcNow());
            return true;
        }
    }

    /// <summary>Waits until a report may be shown, and counts it.</summary>
    public async Task Report(string team, CancellationToken cancellationToken)
    {
        while (Wait(team) is { } wait)
            await Task.Delay(wait, time, cancellationToken);
    }

    private TimeSpan? Wait(string team)
    {
        lock (_gate)
        {
            var edits = Recent(team);
            if (edits.Count >= PerMinute)
                return edits.Peek() + s_minute - time.GetUtcNow();

            edits.Enqueue(time.GetUtcNow());
            return null;
        }
    }

    private Queue<DateTimeOffset> Recent(string team)
    {
        if (!_edits.TryGetValue(team, out var edits))
            _edits[team] = edits = new Queue<DateTimeOffset>();
        while (edits.TryPeek(out var oldest) && time.GetUtcNow() - oldest >= s_minute)
            edits.Dequeue();
        return edits;
    }
}
