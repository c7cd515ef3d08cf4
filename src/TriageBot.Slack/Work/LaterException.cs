namespace TriageBot.Slack.Work;

/// <summary>The work waits for another's: it is to be taken again at that time, and this was no try.</summary>
internal sealed class LaterException(DateTimeOffset at) : Exception
{
    public DateTimeOffset At { get; } = at;
}
