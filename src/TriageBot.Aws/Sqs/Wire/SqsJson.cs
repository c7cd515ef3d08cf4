using System.Text.Json.Serialization;
using TriageBot.Aws.Protocol;

namespace TriageBot.Aws.Sqs.Wire;

internal sealed record ReceiveMessageRequest(string QueueUrl, int MaxNumberOfMessages, int WaitTimeSeconds, int VisibilityTimeout);

internal sealed record ReceiveMessageResponse(List<WireMessage?>? Messages);

internal sealed record WireMessage(string? MessageId, string? ReceiptHandle, string? Body);

internal sealed record DeleteMessageBatchRequest(string QueueUrl, IReadOnlyList<DeletedEntry> Entries);

/// <param name="Id">Tells the entries of one request apart.</param>
internal sealed record DeletedEntry(string Id, string ReceiptHandle);

internal sealed record ChangeMessageVisibilityBatchRequest(string QueueUrl, IReadOnlyList<HiddenEntry> Entries);

internal sealed record HiddenEntry(string Id, string ReceiptHandle, int VisibilityTimeout);

internal sealed record BatchResponse(List<WireRefusal?>? Failed);

internal sealed record WireRefusal(string? Id, string? Code, string? Message);

internal sealed record GetQueueAttributesRequest(string QueueUrl, IReadOnlyList<string> AttributeNames);

/// <summary>Every value is text, numbers too; <c>RedrivePolicy</c> is JSON in it.</summary>
internal sealed record GetQueueAttributesResponse(Dictionary<string, string?>? Attributes);

internal sealed record WireRedrivePolicy
{
    [JsonPropertyName("deadLetterTargetArn")]
    public string? DeadLetterTargetArn { get; init; }

    /// <summary>Consoles and templates write it as a number, older ones as text.</summary>
    [JsonPropertyName("maxReceiveCount")]
    [JsonConverter(typeof(LooseInt))]
    public int? MaxReceiveCount { get; init; }
}

/// <summary>Names begin with a capital.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ReceiveMessageRequest))]
[JsonSerializable(typeof(ReceiveMessageResponse))]
[JsonSerializable(typeof(DeleteMessageBatchRequest))]
[JsonSerializable(typeof(ChangeMessageVisibilityBatchRequest))]
[JsonSerializable(typeof(BatchResponse))]
[JsonSerializable(typeof(GetQueueAttributesRequest))]
[JsonSerializable(typeof(GetQueueAttributesResponse))]
[JsonSerializable(typeof(WireRedrivePolicy))]
internal sealed partial class SqsJson : JsonSerializerContext;
