using Microsoft.Extensions.Logging;

namespace TriageBot.Alerts.Queue;

/// <summary>What goes wrong with a queue, step by step: a line in the log when a step begins to fail, fails otherwise, or works again, and none in between.</summary>
internal sealed partial class QueueHealth(string queue, ILogger logger)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<QueueStep, (string Code, string Text)> _problems = new() { [QueueStep.Receive] = ("", $"the queue {queue} has not been read yet") };

    public string? Problem
    {
        get
        {
            lock (_lock)
                return _problems.Values.FirstOrDefault().Text;
        }
    }

    public bool IsFailing(QueueStep step)
    {
        lock (_lock)
            return _problems.ContainsKey(step);
    }

    /// <param name="code">Tells failures apart; their texts may differ each time.</param>
    public void Failed(QueueStep step, string code, string problem)
    {
        lock (_lock)
        {
            var known = _problems.TryGetValue(step, out var before) && before.Code == code;
            _problems[step] = (code, problem);
            if (known)
                return;
        }

        LogFailed(problem);
    }

    public void Succeeded(QueueStep step)
    {
        lock (_lock)
        {
            if (!_problems.Remove(step))
                return;
        }

        LogSucceeded(queue, step);
    }

    [LoggerMessage(60, LogLevel.Warning, "Alerts: {Problem}")]
    private partial void LogFailed(string problem);

    [LoggerMessage(61, LogLevel.Information, "Alerts: the queue {Queue} works ({Step})")]
    private partial void LogSucceeded(string queue, QueueStep step);
}

/// <summary>In the order in which their problems are told.</summary>
internal enum QueueStep
{
    Receive,
    Store,
    Delete,
    Hide,
    Describe,
}
