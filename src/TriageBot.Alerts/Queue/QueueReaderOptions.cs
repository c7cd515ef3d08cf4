using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Queue;

/// <summary>The queue that alerts come by, and how it is read.</summary>
public sealed record QueueReaderOptions
{
    public required QueueAddress Queue { get; init; }

    /// <summary>How long one receive waits for a message: whole seconds, 20 at most, which is AWS's most.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a message stays hidden from others unless it is renewed: whole seconds, 2 at least. After a crash it comes again so late.</summary>
    public TimeSpan Visibility { get; init; } = TimeSpan.FromSeconds(60);
}
