namespace TriageBot.Triage.Quotas;

/// <summary>A quota as it is applied to the account in this Region, as ListServiceQuotas returns it, now.</summary>
/// <param name="Code">Such as <c>L-3032A538</c>.</param>
/// <param name="Name">In the service's words, such as <c>Fargate On-Demand vCPU resource count</c>.</param>
/// <param name="Unit">Mostly <c>None</c>, which means a count.</param>
/// <param name="IsAdjustable">Whether AWS raises it on request.</param>
/// <param name="Usage">The metric of CloudWatch that tells how much is used; null where there is none.</param>
public sealed record ServiceQuota(string ServiceCode, string Code, string Name, double Value, string? Unit, bool IsAdjustable, QuotaUsage? Usage);

/// <param name="Dimensions">All of them: there is no data for fewer.</param>
/// <param name="Statistic">That AWS recommends; null where it does not.</param>
public sealed record QuotaUsage(string Namespace, string Metric, IReadOnlyDictionary<string, string> Dimensions, string? Statistic);
