using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TriageBot.Aws.Endpoints;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Aws.Sqs.Wire;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Sqs;

/// <summary>Amazon SQS. See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html</summary>
internal sealed class SqsClient(ScopedCaller aws) : ISqs
{
    /// <summary>Of a receive and of a batch alike.</summary>
    private const int MostMessages = 10;

    private static readonly string[] s_attributes = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "RedrivePolicy"];

    public async Task<IReadOnlyList<QueueMessage>> ReceiveMessage(QueueAddress queue, TimeSpan wait, TimeSpan visibility, CancellationToken cancellationToken)
    {
        var answer = await aws.Call(
            queue.Scope,
            Operation.ReceiveMessage,
            new ReceiveMessageRequest(UrlOf(queue), MostMessages, (int)wait.TotalSeconds, (int)visibility.TotalSeconds),
            SqsJson.Default.ReceiveMessageRequest,
            SqsJson.Default.ReceiveMessageResponse,
            cancellationToken);
        return
        [
            .. answer.Messages.Present()
                .Where(m => m is { MessageId: not null, ReceiptHandle: not null })
                .Select(m => new QueueMessage(m.MessageId!, m.ReceiptHandle!, m.Body ?? "")),
        ];
    }

    public Task<IReadOnlyList<QueueRefusal>> DeleteMessageBatch(QueueAddress queue, IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken) => Batch(
        queue,
        Operation.DeleteMessageBatch,
        messages,
        part => new DeleteMessageBatchRequest(UrlOf(queue), [.. part.Select((m, i) => new DeletedEntry(IdOf(i), m.ReceiptHandle))]),
        SqsJson.Default.DeleteMessageBatchRequest,
        cancellationToken);

    public Task<IReadOnlyList<QueueRefusal>> ChangeMessageVisibilityBatch(
        QueueAddress queue, IReadOnlyList<QueueMessage> messages, TimeSpan visibility, CancellationToken cancellationToken) => Batch(
        queue,
        Operation.ChangeMessageVisibilityBatch,
        messages,
        part => new ChangeMessageVisibilityBatchRequest(UrlOf(queue), [.. part.Select((m, i) => new HiddenEntry(IdOf(i), m.ReceiptHandle, (int)visibility.TotalSeconds))]),
        SqsJson.Default.ChangeMessageVisibilityBatchRequest,
        cancellationToken);

    public async Task<QueueAttributes> GetQueueAttributes(QueueAddress queue, CancellationToken cancellationToken)
    {
        var answer = await aws.Call(
            queue.Scope,
            Operation.GetQueueAttributes,
            new GetQueueAttributesRequest(UrlOf(queue), s_attributes),
            SqsJson.Default.GetQueueAttributesRequest,
            SqsJson.Default.GetQueueAttributesResponse,
            cancellationToken);
        var redrive = Redrive(answer.Attributes?.GetValueOrDefault("RedrivePolicy"));
        return new QueueAttributes(Number("ApproximateNumberOfMessages"), Number("ApproximateNumberOfMessagesNotVisible"), redrive?.DeadLetterTargetArn, redrive?.MaxReceiveCount);

        int? Number(string name) =>
            int.TryParse(answer.Attributes?.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private async Task<IReadOnlyList<QueueRefusal>> Batch<TRequest>(
        QueueAddress queue, Operation operation, IReadOnlyList<QueueMessage> messages, Func<QueueMessage[], TRequest> request, JsonTypeInfo<TRequest> type, CancellationToken cancellationToken)
    {
        var refused = new List<QueueRefusal>();
        foreach (var part in messages.Chunk(MostMessages))
        {
            var answer = await aws.Call(queue.Scope, operation, request(part), type, SqsJson.Default.BatchResponse, cancellationToken);
            foreach (var failed in answer.Failed.Present())
            {
                if (int.TryParse(failed.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < part.Length)
                    refused.Add(new QueueRefusal(part[index], failed.Code ?? "Unknown", failed.Message));
            }
        }

        return refused;
    }

    private static string IdOf(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static WireRedrivePolicy? Redrive(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, SqsJson.Default.WireRedrivePolicy);
        }
        catch (JsonException)
        {
            // A policy that nobody can read moves nothing that we could count on.
            return null;
        }
    }

    private static string UrlOf(QueueAddress queue) => queue.Url
        ?? $"https://{PartitionHosts.HostOf(AwsService.Sqs, queue.Scope.Region, fips: false, dualStack: false)}/{queue.Scope.Account}/{queue.Name}";
}
