using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Aws.Quotas.Wire;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Quotas;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Quotas;

/// <summary>Service Quotas. See https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListServiceQuotas.html</summary>
internal sealed class QuotasClient(ScopedCaller aws) : IServiceQuotas
{
    private const int LongestPage = 100;

    public async Task<IReadOnlyList<ServiceQuota>> ListServiceQuotas(AwsScope scope, string serviceCode, CancellationToken cancellationToken)
    {
        try
        {
            return await List(scope, serviceCode, cancellationToken);
        }
        catch (AwsReadException e) when (e.Failure.Kind == FailureKind.NotFound)
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<ServiceQuota>> List(AwsScope scope, string serviceCode, CancellationToken cancellationToken)
    {
        List<ServiceQuota> found = [];
        string? token = null;
        do
        {
            var page = await aws.Call(
                scope, Operation.ListServiceQuotas, new ListServiceQuotasRequest(serviceCode, LongestPage, token),
                QuotasJson.Default.ListServiceQuotasRequest, QuotasJson.Default.ListServiceQuotasResponse, cancellationToken);
            // One without a value is one that could not be read: ErrorReason stands there instead.
            found.AddRange(page.Quotas.Present().Where(q => q.Value is not null).Select(q => ToDomain(q, serviceCode)));
            token = page.NextToken;
        }
        while (token is not null);

        return found;
    }

    private static ServiceQuota ToDomain(WireQuota quota, string serviceCode) => new(
        quota.ServiceCode ?? serviceCode, quota.QuotaCode, quota.QuotaName ?? quota.QuotaCode, quota.Value!.Value, quota.Unit, quota.Adjustable ?? false, Usage(quota.UsageMetric));

    private static QuotaUsage? Usage(WireUsageMetric? usage) => usage is { MetricNamespace: { } name, MetricName: { } metric }
        ? new QuotaUsage(name, metric, usage.MetricDimensions ?? [], usage.MetricStatisticRecommendation)
        : null;
}
