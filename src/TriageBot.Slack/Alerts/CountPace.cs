using System.Collections.Concurrent;

namespace TriageBot.Slack.Alerts;

/// <summary>
/// When a message's count of alerts is brought up to date: once they have stopped coming, and while they come now and then. Slack takes few edits a
/// minute, and in a storm they are kept for the count that stays.
/// </summary>
internal sealed class CountPace(TimeProvider time)
{
    private const int MostRemembered = 1000;

    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_whileTheyCome = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _joined = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _shown = new(StringComparer.Ordinal);

    public void Joined(string incident) => Note(_joined, incident);

    public void Shown(string incident) => Note(_shown, incident);

    public bool IsDue(string incident) => IsOlder(_joined, incident, s_settled) || IsOlder(_shown, incident, s_whileTheyCome);

    private bool IsOlder(ConcurrentDictionary<string, DateTimeOffset> noted, string incident, TimeSpan than) =>
        !noted.TryGetValue(incident, out var at) || time.GetUtcNow() - at >= than;

    private void Note(ConcurrentDictionary<string, DateTimeOffset> noted, string incident)
    {
        // What is forgotten counts as long ago.
        if (noted.Count >= MostRemembered)
            noted.Clear();
        noted[incident] = time.GetUtcNow();
    }
}
