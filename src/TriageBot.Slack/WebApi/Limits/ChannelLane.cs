namespace TriageBot.Slack.WebApi.Limits;

/// <summary>A channel's messages, one at a time in the order of asking. Not thread-safe: <see cref="ChannelLanes"/> holds its lock.</summary>
internal sealed class ChannelLane
{
    private Task _last = Task.CompletedTask;

    /// <summary>Those who are in it or wait for it.</summary>
    public int Members { get; private set; }

    /// <summary>When the last message was posted; null before the first.</summary>
    public DateTimeOffset? Posted { get; set; }

    /// <summary>Takes the next place; the task before it must end first.</summary>
    public (Task Before, TaskCompletionSource Place) Queue()
    {
        var place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = _last;
        _last = place.Task;
        Members++;
        return (before, place);
    }

    public void Leave() => Members--;
}
