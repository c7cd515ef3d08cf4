using TriageBot.Aws.Tests.Fakes;

namespace TriageBot.Aws.Tests.Quotas;

public sealed class QuotaTests : IDisposable
{
    private readonly Account _account = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task Quotas_tell_their_value_and_where_their_use_is_measured()
    {
        _account.Aws.On("ListServiceQuotas", request => Reply.Raw(request.Json["NextToken"] is null
            ? """{"Quotas":[{"ServiceCode":"fargate","QuotaCode":"L-1","QuotaName":"broken","ErrorReason":{"ErrorCode":"SERVICE_QUOTA_NOT_AVAILABLE_ERROR"}}],"NextToken":"t"}"""
            : """{"Quotas":[{"ServiceCode":"fargate","QuotaCode":"L-3032A538","QuotaName":"Fargate On-Demand vCPU resource count","Value":6.0,"Unit":"None","Adjustable":true,"UsageMetric":{"MetricNamespace":"AWS/Usage","MetricName":"ResourceCount","MetricDimensions":{"Class":"Standard/OnDemand"},"MetricStatisticRecommendation":"Maximum"}}]}"""));

        var quota = (await _account.Clients.ServiceQuotas.ListServiceQuotas(_account.Scope, "fargate", Cancel)).ShouldHaveSingleItem();

        (quota.Code, quota.Name, quota.Value, quota.IsAdjustable).ShouldBe(("L-3032A538", "Fargate On-Demand vCPU resource count", 6.0, true));
        quota.Usage.ShouldNotBeNull().Dimensions["Class"].ShouldBe("Standard/OnDemand");
    }

    [Fact]
    public async Task A_service_without_quotas_has_none()
    {
        _account.Aws.On("ListServiceQuotas", _ => Reply.Error("NoSuchResourceException", "The request failed because the specified service does not exist."));

        (await _account.Clients.ServiceQuotas.ListServiceQuotas(_account.Scope, "nothing", Cancel)).ShouldBeEmpty();
    }
}
