using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Ec2;

namespace TriageBot.Aws.Tests.Ec2;

public sealed class SubnetAndRouteTests : IDisposable
{
    private readonly Account _account = new();

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task Subnets_are_looked_up_with_a_filter_so_that_one_that_is_gone_is_no_error()
    {
        _account.Aws.On("DescribeSubnets", _ => Reply.Ec2("DescribeSubnets", """
            <subnetSet><item><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId><availabilityZone>eu-central-1a</availabilityZone><availabilityZoneId>euc1-az2</availabilityZoneId>
            <cidrBlock>10.0.0.0/24</cidrBlock><availableIpAddressCount>0</availableIpAddressCount><mapPublicIpOnLaunch>true</mapPublicIpOnLaunch>
            <ipv6CidrBlockAssociationSet><item><ipv6CidrBlock>2600:1f14::/64</ipv6CidrBlock><ipv6CidrBlockState><state>associated</state></ipv6CidrBlockState></item>
            <item><ipv6CidrBlock>2600:1f15::/64</ipv6CidrBlock><ipv6CidrBlockState><state>disassociated</state></ipv6CidrBlockState></item></ipv6CidrBlockAssociationSet>
            <ipv6Native>false</ipv6Native><blockPublicAccessStates><internetGatewayBlockMode>block-bidirectional</internetGatewayBlockMode></blockPublicAccessStates></item></subnetSet>
            """));

        var subnet = (await _account.Clients.Ec2.DescribeSubnets(_account.Scope, ["subnet-1", "subnet-2"], TestContext.Current.CancellationToken)).ShouldHaveSingleItem();

        (subnet.Id, subnet.VpcId, subnet.AvailabilityZone, subnet.AvailabilityZoneId, subnet.CidrBlock).ShouldBe(("subnet-1", "vpc-1", "eu-central-1a", "euc1-az2", "10.0.0.0/24"));
        (subnet.AvailableIpAddressCount, subnet.MapPublicIpOnLaunch, subnet.IsIpv6Native, subnet.InternetGatewayBlockMode).ShouldBe((0, true, false, "block-bidirectional"));
        subnet.Ipv6CidrBlocks.ShouldBe(["2600:1f14::/64"]);
        var form = _account.Aws.Requests.ShouldHaveSingleItem().Form;
        (form["Filter.1.Name"], form["Filter.1.Value.1"], form["Filter.1.Value.2"], form["Version"]).ShouldBe(("subnet-id", "subnet-1", "subnet-2", "2016-11-15"));
    }

    [Fact]
    public async Task For_nothing_nothing_is_asked()
    {
        (await _account.Clients.Ec2.DescribeSubnets(_account.Scope, [], TestContext.Current.CancellationToken)).ShouldBeEmpty();

        _account.Aws.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_are_followed_until_the_token_is_missing_or_empty()
    {
        _account.Aws.On("DescribeNatGateways", request => request.Form.GetValueOrDefault("NextToken") is null
            ? Reply.Ec2("DescribeNatGateways", "<natGatewaySet><item><natGatewayId>nat-1</natGatewayId><vpcId>vpc-1</vpcId></item></natGatewaySet><nextToken>t</nextToken>")
            : Reply.Ec2("DescribeNatGateways", "<natGatewaySet><item><natGatewayId>nat-2</natGatewayId><vpcId>vpc-1</vpcId></item></natGatewaySet><nextToken/>"));

        var gateways = await _account.Clients.Ec2.DescribeNatGateways(_account.Scope, "vpc-1", TestContext.Current.CancellationToken);

        gateways.Select(g => g.Id).ShouldBe(["nat-1", "nat-2"]);
        _account.Aws.Requests.Select(r => r.Form["Filter.1.Value.1"]).ShouldBe(["vpc-1", "vpc-1"]);
    }

    [Fact]
    public async Task A_subnet_uses_its_own_table_and_the_main_one_where_it_has_none()
    {
        _account.Aws.On("DescribeRouteTables", _ => Reply.Ec2("DescribeRouteTables", """
            <routeTableSet>
            <item><routeTableId>rtb-main</routeTableId><vpcId>vpc-1</vpcId><associationSet><item><main>true</main><associationState><state>associated</state></associationState></item></associationSet>
            <routeSet><item><destinationCidrBlock>10.0.0.0/16</destinationCidrBlock><gatewayId>local</gatewayId><state>active</state></item></routeSet></item>
            <item><routeTableId>rtb-1</routeTableId><vpcId>vpc-1</vpcId><associationSet><item><main>false</main><subnetId>subnet-1</subnetId></item>
            <item><main>false</main><subnetId>subnet-2</subnetId><associationState><state>disassociated</state></associationState></item></associationSet>
            <routeSet><item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><natGatewayId>nat-1</natGatewayId><state>blackhole</state></item>
            <item><destinationPrefixListId>pl-6ea54007</destinationPrefixListId><gatewayId>vpce-1</gatewayId><state>active</state></item>
            <item><destinationIpv6CidrBlock>::/0</destinationIpv6CidrBlock><instanceId>i-1</instanceId><networkInterfaceId>eni-1</networkInterfaceId><state>active</state></item></routeSet></item>
            </routeTableSet>
            """));

        var tables = await _account.Clients.Ec2.DescribeRouteTables(_account.Scope, "vpc-1", TestContext.Current.CancellationToken);

        RouteTable.Of("subnet-1", tables)!.Routes.ShouldBe(
        [
            new Route("0.0.0.0/0", "NatGatewayId", "nat-1", "blackhole"), new Route("pl-6ea54007", "GatewayId", "vpce-1", "active"), new Route("::/0", "NetworkInterfaceId", "eni-1", "active"),
        ]);
        RouteTable.Of("subnet-2", tables)!.Id.ShouldBe("rtb-main");
        RouteTable.Of("subnet-2", [tables[1]]).ShouldBeNull();
    }

    [Fact]
    public async Task What_two_look_at_within_seconds_is_asked_once_and_later_again()
    {
        _account.Aws.On("DescribeSubnets", _ => Reply.Ec2("DescribeSubnets", "<subnetSet/>"));
        for (var i = 0; i < 2; i++)
            (await _account.Clients.Ec2.DescribeSubnets(_account.Scope, ["subnet-1"], TestContext.Current.CancellationToken)).ShouldBeEmpty();
        _account.Aws.Count("DescribeSubnets").ShouldBe(1);

        _account.Time.Advance(TimeSpan.FromSeconds(16));
        await _account.Clients.Ec2.DescribeSubnets(_account.Scope, ["subnet-1"], TestContext.Current.CancellationToken);
        _account.Aws.Count("DescribeSubnets").ShouldBe(2);
    }
}
