namespace TriageBot.Slack.SocketMode;

/// <summary>How listening goes, for <c>/readyz</c> and for people.</summary>
/// <param name="Connected">Connections on which Slack has said hello and that are open still.</param>
/// <param name="Problem">What is wrong and what to do, of the latest failure that no success has followed; null where nothing is.</param>
/// <param name="HasStopped">Slack refuses for good: nothing is tried until the configuration is corrected and the bot started again.</param>
public sealed record SocketModeState(int Connected, string? Problem, bool HasStopped)
{
    /// <summary>Slack can deliver.</summary>
    public bool IsReady => Connected > 0;
}
