using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.LoadBalancing;

namespace TriageBot.Aws.Tests.LoadBalancing;

public sealed class TargetTests : IDisposable
{
    private const string Arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/shop/0123456789abcdef";

    private readonly Account _account = new();

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task A_target_group_tells_what_it_checks()
    {
        _account.Aws.On("DescribeTargetGroups", _ => Reply.Result("DescribeTargetGroups", $"""
            <TargetGroups><member><TargetGroupArn>{Arn}</TargetGroupArn><TargetGroupName>shop</TargetGroupName><Protocol>HTTP</Protocol><Port>80</Port><TargetType>ip</TargetType><HealthCheckEnabled>true</HealthCheckEnabled>
            <HealthCheckPort>traffic-port</HealthCheckPort><HealthCheckPath>/health</HealthCheckPath><HealthCheckIntervalSeconds>30</HealthCheckIntervalSeconds><HealthCheckTimeoutSeconds>5</HealthCheckTimeoutSeconds>
            <HealthyThresholdCount>5</HealthyThresholdCount><UnhealthyThresholdCount>2</UnhealthyThresholdCount><Matcher><HttpCode>200</HttpCode></Matcher><LoadBalancerArns><member>arn:lb</member></LoadBalancerArns></member></TargetGroups>
            """));

        var group = (await _account.Clients.ElasticLoadBalancing.DescribeTargetGroup(_account.Scope, Arn, TestContext.Current.CancellationToken)).ShouldNotBeNull();

        (group.Name, group.TargetType, group.Port, group.HealthCheckPort, group.HealthCheckPath, group.Matcher).ShouldBe(("shop", "ip", 80, "traffic-port", "/health", "200"));
        (group.HealthCheckIntervalSeconds, group.UnhealthyThresholdCount, group.LoadBalancerArns[0]).ShouldBe((30, 2, "arn:lb"));
        _account.Aws.Requests.Single().Form["TargetGroupArns.member.1"].ShouldBe(Arn);
    }

    [Fact]
    public async Task Each_target_tells_why_it_is_not_healthy()
    {
        _account.Aws.On("DescribeTargetHealth", _ => Reply.Result("DescribeTargetHealth", """
            <TargetHealthDescriptions><member><Target><Id>10.0.0.9</Id><Port>8080</Port><AvailabilityZone>eu-central-1a</AvailabilityZone></Target><HealthCheckPort>8080</HealthCheckPort>
            <TargetHealth><State>unhealthy</State><Reason>Target.ResponseCodeMismatch</Reason><Description>Health checks failed with these codes: [503]</Description></TargetHealth></member></TargetHealthDescriptions>
            """));

        (await _account.Clients.ElasticLoadBalancing.DescribeTargetHealth(_account.Scope, Arn, TestContext.Current.CancellationToken)).ShouldNotBeNull().ShouldHaveSingleItem()
            .ShouldBe(new TargetHealth("10.0.0.9", 8080, "eu-central-1a", "8080", "unhealthy", "Target.ResponseCodeMismatch", "Health checks failed with these codes: [503]"));
    }

    [Fact]
    public async Task A_target_group_that_is_gone_is_none()
    {
        _account.Aws.On("DescribeTargetGroups", _ => Reply.XmlError("TargetGroupNotFound", "not found", 400)).On("DescribeTargetHealth", _ => Reply.XmlError("TargetGroupNotFound", "not found", 400));

        (await _account.Clients.ElasticLoadBalancing.DescribeTargetGroup(_account.Scope, Arn, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await _account.Clients.ElasticLoadBalancing.DescribeTargetHealth(_account.Scope, Arn, TestContext.Current.CancellationToken)).ShouldBeNull();
    }
}
