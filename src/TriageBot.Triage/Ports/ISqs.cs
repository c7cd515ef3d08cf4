using TriageBot.Triage.Alerts;

namespace TriageBot.Triage.Ports;

/// <summary>
/// The queue that alerts come by. Not a read of evidence: it takes messages and deletes them, and its permissions stand in a statement of their own.
/// Everything throws <see cref="AwsReadException"/> where AWS refuses a whole request.
/// </summary>
public interface ISqs
{
    /// <summary>At most ten messages, hidden from everybody else until their visibility ends. None is no error.</summary>
    /// <param name="wait">How long AWS may wait for one to come: whole seconds, 20 at most.</param>
    /// <param name="visibility">How long they stay hidden unless they are deleted: whole seconds, 12 hours at most.</param>
    Task<IReadOnlyList<QueueMessage>> ReceiveMessage(QueueAddress queue, TimeSpan wait, TimeSpan visibility, CancellationToken cancellationToken);

    /// <returns>Those that were not deleted: they will come again.</returns>
    Task<IReadOnlyList<QueueRefusal>> DeleteMessageBatch(QueueAddress queue, IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken);

    /// <summary>Hides messages that were received for so long from now.</summary>
    /// <returns>Those whose time stays as it was.</returns>
    Task<IReadOnlyList<QueueRefusal>> ChangeMessageVisibilityBatch(
        QueueAddress queue, IReadOnlyList<QueueMessage> messages, TimeSpan visibility, CancellationToken cancellationToken);

    Task<QueueAttributes> GetQueueAttributes(QueueAddress queue, CancellationToken cancellationToken);
}

/// <summary>One delivery of a message. SQS delivers at least once and, from a standard queue, in no order.</summary>
/// <param name="Id">The same each time it is delivered.</param>
/// <param name="ReceiptHandle">Of this delivery alone.</param>
/// <param name="Body">Whatever its sender wrote, up to 1 MiB.</param>
public sealed record QueueMessage(string Id, string ReceiptHandle, string Body);

/// <summary>What a batch did not do for one of its messages, in AWS's words.</summary>
public sealed record QueueRefusal(QueueMessage Message, string Code, string? Text);

/// <param name="Waiting">Messages that can be received, about.</param>
/// <param name="InFlight">Messages that were received and are hidden still, about.</param>
/// <param name="DeadLetterQueue">The ARN of the queue that takes what was received too often; null where there is none, and it comes until its retention ends.</param>
/// <param name="MaxReceiveCount">How often is too often.</param>
public sealed record QueueAttributes(int? Waiting, int? InFlight, string? DeadLetterQueue, int? MaxReceiveCount);
