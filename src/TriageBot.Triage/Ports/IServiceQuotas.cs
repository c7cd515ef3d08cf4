using TriageBot.Triage.Quotas;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Ports;

/// <summary>The read of Service Quotas that tells an account's limits.</summary>
public interface IServiceQuotas
{
    /// <summary>
    /// ListServiceQuotas, following pages: the quotas that are applied to the account in this Region; none where the service has none. Throws
    /// <see cref="AwsReadException"/> where AWS refuses. Answers are kept for minutes.
    /// </summary>
    /// <param name="serviceCode">Such as <c>fargate</c>.</param>
    Task<IReadOnlyList<ServiceQuota>> ListServiceQuotas(AwsScope scope, string serviceCode, CancellationToken cancellationToken);
}
