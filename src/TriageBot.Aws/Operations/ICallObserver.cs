namespace TriageBot.Aws.Operations;

/// <summary>Is told of each request after it ended, retries included: what <c>-v</c> prints. Must be quick and must not throw.</summary>
public interface ICallObserver
{
    void Ended(AwsCall call);
}

/// <param name="Action">The IAM action, such as <c>ecs:DescribeTasks</c>.</param>
/// <param name="Region">Where it was sent.</param>
/// <param name="Status">The HTTP status; null where no answer came.</param>
/// <param name="Error">AWS's error code, or ours where no answer came; null for a success.</param>
/// <param name="Duration">From sending to the last byte of the answer.</param>
public sealed record AwsCall(string Action, string Region, int? Status, string? Error, TimeSpan Duration);
