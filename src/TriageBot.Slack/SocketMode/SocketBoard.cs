namespace TriageBot.Slack.SocketMode;

/// <summary>Where the connections report, and what the outside sees.</summary>
internal sealed class SocketBoard
{
    private readonly Lock _lock = new();

    private SocketModeState _state = new(0, "Socket Mode has not connected yet.", HasStopped: false);

    public SocketModeState State
    {
        get
        {
            lock (_lock)
                return _state;
        }
    }

    public void Opened() => Change(s => s with { Connected = s.Connected + 1, Problem = s.HasStopped ? s.Problem : null });

    public void Closed() => Change(s => s with { Connected = s.Connected - 1 });

    public void Failed(string problem) => Change(s => s.HasStopped ? s : s with { Problem = problem });

    public void Stopped(string problem) => Change(s => s with { Problem = problem, HasStopped = true });

    private void Change(Func<SocketModeState, SocketModeState> change)
    {
        lock (_lock)
            _state = change(_state);
    }
}
