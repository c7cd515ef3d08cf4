using System.Globalization;
using System.Text;
using System.Text.Json;
using TriageBot.Alerts.Formats;

namespace TriageBot.Alerts.Sns;

/// <summary>What SNS posts. See https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html</summary>
internal sealed record SnsMessage
{
    public const string Notification = "Notification";
    public const string SubscriptionConfirmation = "SubscriptionConfirmation";
    public const string UnsubscribeConfirmation = "UnsubscribeConfirmation";

    public required string Type { get; init; }

    public required string MessageId { get; init; }

    public required string TopicArn { get; init; }

    public required string Message { get; init; }

    public required string Timestamp { get; init; }

    public required string SignatureVersion { get; init; }

    public required string Signature { get; init; }

    public required string SigningCertUrl { get; init; }

    public string? Subject { get; init; }

    public string? Token { get; init; }

    public string? SubscribeUrl { get; init; }

    public DateTimeOffset? At =>
        DateTimeOffset.TryParse(Timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    /// <summary>Null where something is missing that each of them has.</summary>
    public static SnsMessage? Read(JsonElement body) =>
        Exact(body, "Type") is { } type && Exact(body, "MessageId") is { } id && Exact(body, "TopicArn") is { } topic && Exact(body, "Message") is { } message
        && Exact(body, "Timestamp") is { } timestamp && Exact(body, "SignatureVersion") is { } version && Exact(body, "Signature") is { } signature
        && Exact(body, "SigningCertURL") is { } certificate
            ? new SnsMessage
            {
                Type = type,
                MessageId = id,
                TopicArn = topic,
                Message = message,
                Timestamp = timestamp,
                SignatureVersion = version,
                Signature = signature,
                SigningCertUrl = certificate,
                Subject = Exact(body, "Subject"),
                Token = Exact(body, "Token"),
                SubscribeUrl = Exact(body, "SubscribeURL"),
            }
            : null;

    /// <summary>What the signature covers; null where a field of this type is missing. See https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html</summary>
    public string? Signed() => Type switch
    {
        Notification => Lines(("Message", Message), ("MessageId", MessageId), ("Subject", Subject), ("Timestamp", Timestamp), ("TopicArn", TopicArn), ("Type", Type)),
        SubscriptionConfirmation or UnsubscribeConfirmation when SubscribeUrl is not null && Token is not null => Lines(
            ("Message", Message), ("MessageId", MessageId), ("SubscribeURL", SubscribeUrl), ("Timestamp", Timestamp), ("Token", Token), ("TopicArn", TopicArn), ("Type", Type)),
        _ => null,
    };

    private static string Lines(params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var lines = new StringBuilder();
        foreach (var (name, value) in fields)
        {
            if (value is not null)
                lines.Append(name).Append('\n').Append(value).Append('\n');
        }

        return lines.ToString();
    }

    private static string? Exact(JsonElement body, string name) => body.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
