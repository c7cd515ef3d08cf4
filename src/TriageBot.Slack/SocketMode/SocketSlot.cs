using Microsoft.Extensions.Logging;
using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.SocketMode;

/// <summary>
/// Keeps one connection, always: when Slack announces its end, the next one says hello before this one stops serving.
/// </summary>
internal sealed partial class SocketSlot(SocketDialer dialer, SocketBoard board, Backoff backoff, TimeProvider time, ILogger logger)
{
    /// <summary>A connection that lived so long was a good one: what ends it counts as the first failure.</summary>
    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(30);

    /// <summary>How long a replaced connection may go on serving; Slack closes it within seconds.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(30);

    /// <summary>Those that serve still, the current one and replaced ones, each with the task that sees to its end.</summary>
    private readonly Dictionary<SocketConnection, Task> _watched = [];

    private int _failures;

    /// <summary>Returns when told to stop, with everything closed, or when Slack refuses for good.</summary>
    public async Task Run(CancellationToken stopping)
    {
        try
        {
            await KeepConnected(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            LogStopping();
        }

        await Task.WhenAll(_watched.Keys.Select(c => c.Close()));
        await Task.WhenAll(_watched.Values);
    }

    private async Task KeepConnected(CancellationToken stopping)
    {
        SocketConnection? old = null;
        while (true)
        {
            string reason;
            try
            {
                var connection = await dialer.Dial(stopping);
                var since = time.GetTimestamp();
                Watch(connection, old);
                old = connection;
                reason = await connection.Leaving.WaitAsync(stopping);
                LogLeaving(reason);
                _failures = time.GetElapsedTime(since) < s_settled ? _failures + 1 : 0;
            }
            catch (SlackApiException e) when (SocketReasons.IsFinal(e.Code))
            {
                board.Stopped(e.Message);
                LogStopped(e.Message);
                return;
            }
            catch (SlackApiException e)
            {
                reason = e.Code;
                _failures++;
                board.Failed(e.Message);
                if (SocketReasons.Problem(reason) is null)
                    LogFailed(e.Message, _failures);
            }

            await Pause(reason, stopping);
        }
    }

    private Task Pause(string reason, CancellationToken stopping)
    {
        if (SocketReasons.Problem(reason) is { } problem)
        {
            board.Failed(problem);
            LogFailed(problem, _failures);
            return Task.Delay(Backoff.Slow, time, stopping);
        }

        // An announced renewal costs no wait; only a connection that keeps ending at once does.
        var wait = SocketReasons.IsRefresh(reason) && _failures <= 1 ? TimeSpan.Zero : backoff.After(_failures);
        return Task.Delay(wait, time, stopping);
    }

    private void Watch(SocketConnection connection, SocketConnection? replaced)
    {
        board.Opened();
        LogConnected();
        foreach (var ended in _watched.Where(w => w.Value.IsCompleted).Select(w => w.Key).ToList())
            _watched.Remove(ended);
        _watched[connection] = CountedOut(connection);
        if (replaced is not null)
            _watched[replaced] = Task.WhenAll(_watched.GetValueOrDefault(replaced, Task.CompletedTask), Retire(replaced));
    }

    private async Task CountedOut(SocketConnection connection)
    {
        await connection.Ended;
        board.Closed();
    }

    private async Task Retire(SocketConnection connection)
    {
        try
        {
            await connection.Ended.WaitAsync(s_grace, time);
        }
        catch (TimeoutException)
        {
            await connection.Close();
        }
    }

    [LoggerMessage(40, LogLevel.Information, "Socket Mode is connected.")]
    private partial void LogConnected();

    [LoggerMessage(41, LogLevel.Information, "A Socket Mode connection is leaving ({Reason}); another one is opened.")]
    private partial void LogLeaving(string reason);

    [LoggerMessage(42, LogLevel.Warning, "{Problem} (failure {Failures} in a row)")]
    private partial void LogFailed(string problem, int failures);

    [LoggerMessage(43, LogLevel.Critical, "Socket Mode has stopped: {Problem} Correct the configuration and start the bot again.")]
    private partial void LogStopped(string problem);

    [LoggerMessage(44, LogLevel.Information, "Socket Mode is told to stop; what was taken is finished.")]
    private partial void LogStopping();
}
