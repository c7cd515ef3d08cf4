using System.Collections.Concurrent;
using System.Threading.Channels;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Ports;

namespace TriageBot.Alerts.Tests.Queue;

/// <summary>A queue whose every step a test decides. What SQS itself does is tested against an emulator of it.</summary>
internal sealed class MemoryQueue : ISqs
{
    private readonly Channel<QueueMessage[]> _batches = Channel.CreateUnbounded<QueueMessage[]>();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<AwsReadException>> _failures = new();

    /// <summary>Each deletion as it comes.</summary>
    public Channel<string> Deleted { get; } = Channel.CreateUnbounded<string>();

    /// <summary>Each renewal as it comes.</summary>
    public Channel<string> Hidden { get; } = Channel.CreateUnbounded<string>();

    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public QueueAttributes Attributes { get; set; } = new(0, 0, null, null);

    public QueueRefusal? Refusal { get; set; }

    public void Deliver(params string[] bodies) => _batches.Writer.TryWrite([.. bodies.Select((b, i) => new QueueMessage($"m-{i}", $"r-{i}", b))]);

    public void Fail(string operation, FailureKind kind, string code, int times = 1)
    {
        for (var i = 0; i < times; i++)
            _failures.GetOrAdd(operation, _ => new()).Enqueue(new AwsReadException(new ReadFailure(kind, $"sqs:{operation}", code, $"request {i} failed")));
    }

    public async Task<IReadOnlyList<QueueMessage>> ReceiveMessage(QueueAddress queue, TimeSpan wait, TimeSpan visibility, CancellationToken cancellationToken)
    {
        Waits.Enqueue(wait);
        Throw("ReceiveMessage");
        return _batches.Reader.TryRead(out var batch) ? batch
            : wait == TimeSpan.Zero ? []
            : await _batches.Reader.ReadAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<QueueRefusal>> DeleteMessageBatch(QueueAddress queue, IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken)
    {
        Throw("DeleteMessage");
        await Deleted.Writer.WriteAsync(string.Join(' ', messages.Select(m => m.ReceiptHandle)), cancellationToken);
        return Refusal is null ? [] : [Refusal];
    }

    public async Task<IReadOnlyList<QueueRefusal>> ChangeMessageVisibilityBatch(
        QueueAddress queue, IReadOnlyList<QueueMessage> messages, TimeSpan visibility, CancellationToken cancellationToken)
    {
        Throw("ChangeMessageVisibility");
        await Hidden.Writer.WriteAsync($"{string.Join(' ', messages.Select(m => m.ReceiptHandle))} {visibility.TotalSeconds:0}", cancellationToken);
        return [];
    }

    public Task<QueueAttributes> GetQueueAttributes(QueueAddress queue, CancellationToken cancellationToken)
    {
        Throw("GetQueueAttributes");
        return Task.FromResult(Attributes);
    }

    private void Throw(string operation)
    {
        if (_failures.TryGetValue(operation, out var failures) && failures.TryDequeue(out var failure))
            throw failure;
    }
}
