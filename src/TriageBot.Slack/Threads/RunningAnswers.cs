using System.Collections.Concurrent;

namespace TriageBot.Slack.Threads;

/// <summary>Answers of a model that are on their way in this process, so that a person can end one.</summary>
/// <param name="most">So many run at once: a worker is left for whoever clicks.</param>
internal sealed class RunningAnswers(int most)
{
    private readonly ConcurrentDictionary<string, RunningAnswer> _running = new(StringComparer.Ordinal);

    /// <summary>Null where as many run as may.</summary>
    /// <param name="request">The request that is answered.</param>
    public RunningAnswer? Begin(string request, string incident)
    {
        if (_running.Count >= most)
            return null;

        var answer = new RunningAnswer(incident, () => _running.TryRemove(request, out _));
        return _running.TryAdd(request, answer) ? answer : null;
    }

    /// <summary>Null where it is over, or another process had begun it.</summary>
    public RunningAnswer? Find(string request) => _running.GetValueOrDefault(request);
}

/// <summary>One that runs until it is disposed of.</summary>
internal sealed class RunningAnswer(string incident, Action over) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private bool _isOver;

    public string Incident { get; } = incident;

    /// <summary>Falls when a person stops it.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Who stopped it; null where nobody did.</summary>
    public string? StoppedBy { get; private set; }

    /// <summary>False where it was over.</summary>
    public bool End(string user)
    {
        lock (_gate)
        {
            if (_isOver)
                return false;
            StoppedBy ??= user;
        }

        _stop.Cancel();
        return true;
    }

    /// <summary>The token stays usable: who holds it may still ask it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
        }

        over();
    }
}
