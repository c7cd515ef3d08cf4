using TriageBot.Triage.Alerts;
using TriageBot.Triage.Ports;

namespace TriageBot.Alerts.Queue;

/// <summary>What a refusal of SQS means to the one who set the queue up.</summary>
internal static class QueueProblems
{
    public static string Of(ReadFailure failure, QueueAddress queue) => failure.Kind switch
    {
        FailureKind.Denied => $"{failure.Operation} on {queue.Arn} is denied: grant what \"triagebot policy --queue {queue.Arn}\" prints",
        FailureKind.NotFound => $"the queue {queue.Arn} does not exist: correct Alerts:Queue, its URL or ARN with the right account and Region",
        FailureKind.CredentialsMissing => $"{failure.Operation} on {queue.Arn}: there are no AWS credentials",
        FailureKind.CredentialsRejected => $"{failure.Operation} on {queue.Arn}: AWS refuses the credentials ({failure.Code})",
        _ => $"{failure.Operation} on {queue.Arn}: {failure.Code}: {failure.Message}",
    };

    /// <summary>AWS answers a batch with 200 where it refuses single messages of it.</summary>
    public static ReadFailure NotDeleted(QueueRefusal refusal) => new(
        FailureKind.ServerError, "sqs:DeleteMessage", refusal.Code, $"{refusal.Text ?? "refused"} (the message was taken, and comes again)");
}
