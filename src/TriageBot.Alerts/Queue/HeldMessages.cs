using TriageBot.Triage.Ports;

namespace TriageBot.Alerts.Queue;

/// <summary>Messages that are worked on: kept hidden from everybody else for as long as that takes.</summary>
internal sealed class HeldMessages : IAsyncDisposable
{
    private readonly ISqs _sqs;
    private readonly QueueReaderOptions _options;
    private readonly QueueHealth _health;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly List<QueueMessage> _held;
    private readonly CancellationTokenSource _released = new();
    private readonly Task _keeping;

    public HeldMessages(IReadOnlyList<QueueMessage> messages, ISqs sqs, QueueReaderOptions options, QueueHealth health, TimeProvider time)
    {
        (_held, _sqs, _options, _health, _time) = ([.. messages], sqs, options, health, time);
        _keeping = Keep(_released.Token);
    }

    /// <summary>Lets it come again when its time is over.</summary>
    public void Release(QueueMessage message)
    {
        lock (_lock)
            _held.Remove(message);
    }

    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync();
        await _keeping;
        _released.Dispose();
    }

    private async Task Keep(CancellationToken released)
    {
        try
        {
            while (true)
            {
                await Task.Delay(_options.Visibility / 2, _time, released);
                await Renew(released);
            }
        }
        catch (OperationCanceledException) when (released.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task Renew(CancellationToken released)
    {
        QueueMessage[] held;
        lock (_lock)
            held = [.. _held];
        if (held.Length == 0)
            return;

        try
        {
            // One that is refused was received by somebody else, or is older than the 12 hours that AWS allows: it comes twice, which is no harm.
            await _sqs.ChangeMessageVisibilityBatch(_options.Queue, held, _options.Visibility, released);
            _health.Succeeded(QueueStep.Hide);
        }
        catch (AwsReadException error)
        {
            _health.Failed(QueueStep.Hide, error.Failure.Code, QueueProblems.Of(error.Failure, _options.Queue));
        }
    }
}
