using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Ec2;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Ec2;

/// <summary>What lets traffic through, and what it goes through.</summary>
public sealed class FilteringTests : IDisposable
{
    private readonly Account _account = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task A_groups_rules_tell_blocks_prefix_lists_and_groups()
    {
        _account.Aws.On("DescribeSecurityGroups", _ => Reply.Ec2("DescribeSecurityGroups", """
            <securityGroupInfo><item><groupId>sg-1</groupId><groupName>app</groupName><vpcId>vpc-1</vpcId>
            <ipPermissions><item><ipProtocol>tcp</ipProtocol><fromPort>443</fromPort><toPort>443</toPort><groups><item><userId>111122223333</userId><groupId>sg-2</groupId></item></groups><ipRanges/><ipv6Ranges/><prefixListIds/></item></ipPermissions>
            <ipPermissionsEgress><item><ipProtocol>-1</ipProtocol><groups/><ipRanges><item><cidrIp>0.0.0.0/0</cidrIp></item></ipRanges><ipv6Ranges><item><cidrIpv6>::/0</cidrIpv6></item></ipv6Ranges><prefixListIds><item><prefixListId>pl-1</prefixListId></item></prefixListIds></item></ipPermissionsEgress></item></securityGroupInfo>
            """));

        var group = (await _account.Clients.Ec2.DescribeSecurityGroups(_account.Scope, ["sg-1"], Cancel)).ShouldHaveSingleItem();

        var ingress = group.Ingress.ShouldHaveSingleItem();
        (ingress.IpProtocol, ingress.FromPort, ingress.ToPort).ShouldBe(("tcp", 443, 443));
        ingress.GroupIds.ShouldBe(["sg-2"]);
        var egress = group.Egress.ShouldHaveSingleItem();
        (egress.IpProtocol, egress.FromPort, egress.ToPort).ShouldBe(("-1", null, null));
        egress.CidrBlocks.ShouldBe(["0.0.0.0/0", "::/0"]);
        egress.PrefixListIds.ShouldBe(["pl-1"]);
    }

    [Fact]
    public async Task An_acls_entries_stand_in_the_order_in_which_they_decide()
    {
        _account.Aws.On("DescribeNetworkAcls", _ => Reply.Ec2("DescribeNetworkAcls", """
            <networkAclSet><item><networkAclId>acl-1</networkAclId><vpcId>vpc-1</vpcId><default>true</default><associationSet><item><subnetId>subnet-1</subnetId></item></associationSet>
            <entrySet><item><ruleNumber>32767</ruleNumber><protocol>-1</protocol><ruleAction>deny</ruleAction><egress>true</egress><cidrBlock>0.0.0.0/0</cidrBlock></item>
            <item><ruleNumber>100</ruleNumber><protocol>6</protocol><ruleAction>allow</ruleAction><egress>true</egress><cidrBlock>0.0.0.0/0</cidrBlock><portRange><from>443</from><to>443</to></portRange></item>
            <item><ruleNumber>101</ruleNumber><protocol>-1</protocol><ruleAction>allow</ruleAction><egress>false</egress><ipv6CidrBlock>::/0</ipv6CidrBlock></item></entrySet></item></networkAclSet>
            """));

        var acl = (await _account.Clients.Ec2.DescribeNetworkAcls(_account.Scope, "vpc-1", Cancel)).ShouldHaveSingleItem();

        (acl.IsDefault, acl.SubnetIds[0]).ShouldBe((true, "subnet-1"));
        acl.Entries.ShouldBe(
        [
            new NetworkAclEntry(101, false, "-1", "allow", "::/0", null, null), new NetworkAclEntry(100, true, "6", "allow", "0.0.0.0/0", 443, 443),
            new NetworkAclEntry(32767, true, "-1", "deny", "0.0.0.0/0", null, null),
        ]);
    }

    [Theory]
    [InlineData("available")]
    [InlineData("Available")]
    public async Task An_endpoint_tells_what_leads_to_it(string state)
    {
        _account.Aws.On("DescribeVpcEndpoints", _ => Reply.Ec2("DescribeVpcEndpoints", $"""
            <vpcEndpointSet><item><vpcEndpointId>vpce-1</vpcEndpointId><vpcEndpointType>Interface</vpcEndpointType><vpcId>vpc-1</vpcId><serviceName>com.amazonaws.eu-central-1.ecr.dkr</serviceName><state>{state}</state>
            <policyDocument>{"{"}"Statement":[]{"}"}</policyDocument><subnetIdSet><item>subnet-1</item></subnetIdSet><groupSet><item><groupId>sg-9</groupId><groupName>ep</groupName></item></groupSet><privateDnsEnabled>true</privateDnsEnabled>
            <networkInterfaceIdSet><item>eni-9</item></networkInterfaceIdSet><routeTableIdSet/></item></vpcEndpointSet>
            """));

        var endpoint = (await _account.Clients.Ec2.DescribeVpcEndpoints(_account.Scope, "vpc-1", Cancel)).ShouldHaveSingleItem();

        (endpoint.IsInterface, endpoint.IsAvailable, endpoint.PrivateDnsEnabled, endpoint.ServiceName).ShouldBe((true, true, true, "com.amazonaws.eu-central-1.ecr.dkr"));
        (endpoint.SubnetIds[0], endpoint.GroupIds[0], endpoint.NetworkInterfaceIds[0], endpoint.PolicyDocument).ShouldBe(("subnet-1", "sg-9", "eni-9", """{"Statement":[]}"""));
    }

    [Fact]
    public async Task Gateways_and_interfaces_tell_their_state()
    {
        _account.Aws
            .On("DescribeNatGateways", _ => Reply.Ec2("DescribeNatGateways", "<natGatewaySet><item><natGatewayId>nat-1</natGatewayId><vpcId>vpc-1</vpcId><subnetId>subnet-1</subnetId><state>failed</state><connectivityType>public</connectivityType><failureMessage>no address</failureMessage></item></natGatewaySet>"))
            .On("DescribeInternetGateways", _ => Reply.Ec2("DescribeInternetGateways", "<internetGatewaySet><item><internetGatewayId>igw-1</internetGatewayId><attachmentSet><item><vpcId>vpc-1</vpcId><state>available</state></item></attachmentSet></item></internetGatewaySet>"))
            .On("DescribeNetworkInterfaces", _ => Reply.Ec2("DescribeNetworkInterfaces", "<networkInterfaceSet><item><networkInterfaceId>eni-1</networkInterfaceId><subnetId>subnet-1</subnetId><privateIpAddress>10.0.0.9</privateIpAddress><association><publicIp>203.0.113.9</publicIp></association><groupSet><item><groupId>sg-1</groupId></item></groupSet><status>in-use</status></item></networkInterfaceSet>"));

        var nat = (await _account.Clients.Ec2.DescribeNatGateways(_account.Scope, "vpc-1", Cancel)).ShouldHaveSingleItem();
        (nat.IsAvailable, nat.IsPublic, nat.IsRegional, nat.SubnetId, nat.FailureMessage).ShouldBe((false, true, false, "subnet-1", "no address"));
        (await _account.Clients.Ec2.DescribeInternetGateways(_account.Scope, "vpc-1", Cancel)).ShouldHaveSingleItem().IsAttached.ShouldBeTrue();
        var network = (await _account.Clients.Ec2.DescribeNetworkInterfaces(_account.Scope, ["eni-1"], Cancel)).ShouldHaveSingleItem();
        (network.PrivateIpAddress, network.PublicIp, network.GroupIds[0]).ShouldBe(("10.0.0.9", "203.0.113.9", "sg-1"));
    }

    [Fact]
    public async Task A_vpcs_dns_takes_one_question_for_each_attribute()
    {
        _account.Aws.On("DescribeVpcAttribute", request =>
            Reply.Ec2("DescribeVpcAttribute", $"<vpcId>vpc-1</vpcId><{request.Form["Attribute"]}><value>{(request.Form["Attribute"] == "enableDnsSupport" ? "true" : "false")}</value></{request.Form["Attribute"]}>"));

        (await _account.Clients.Ec2.DescribeVpcDns(_account.Scope, "vpc-1", Cancel)).ShouldBe(new VpcDns("vpc-1", true, false));
        _account.Aws.Count("DescribeVpcAttribute").ShouldBe(2);
    }

    [Fact]
    public async Task A_vpc_that_is_gone_has_no_dns()
    {
        _account.Aws.On("DescribeVpcAttribute", _ => Reply.Ec2Error("InvalidVpcID.NotFound", "The vpc ID 'vpc-1' does not exist", 400));

        (await _account.Clients.Ec2.DescribeVpcDns(_account.Scope, "vpc-1", Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Block_public_access_and_what_it_leaves_alone()
    {
        _account.Aws
            .On("DescribeVpcBlockPublicAccessOptions", _ => Reply.Ec2("DescribeVpcBlockPublicAccessOptions", "<vpcBlockPublicAccessOptions><state>update-complete</state><internetGatewayBlockMode>block-ingress</internetGatewayBlockMode></vpcBlockPublicAccessOptions>"))
            .On("DescribeVpcBlockPublicAccessExclusions", _ => Reply.Ec2("DescribeVpcBlockPublicAccessExclusions", "<vpcBlockPublicAccessExclusionSet><item><exclusionId>x-1</exclusionId><resourceArn>arn:aws:ec2:eu-central-1:111122223333:subnet/subnet-1</resourceArn><internetGatewayExclusionMode>allow-egress</internetGatewayExclusionMode><state>create-complete</state></item></vpcBlockPublicAccessExclusionSet>"));

        (await _account.Clients.Ec2.DescribeBlockPublicAccess(_account.Scope, Cancel)).ShouldBe(new BlockPublicAccess("block-ingress", "update-complete"));
        var exclusion = (await _account.Clients.Ec2.DescribeBlockPublicAccessExclusions(_account.Scope, Cancel)).ShouldHaveSingleItem();
        (exclusion.Mode, exclusion.IsInForce).ShouldBe(("allow-egress", true));
    }

    [Fact]
    public async Task An_answer_to_another_question_is_not_taken_for_an_empty_one()
    {
        _account.Aws.On("DescribeSecurityGroups", _ => Reply.Xml("<html/>"));

        var failure = (await Should.ThrowAsync<AwsReadException>(() => _account.Clients.Ec2.DescribeSecurityGroups(_account.Scope, ["sg-1"], Cancel))).Failure;
        (failure.Kind, failure.Code).ShouldBe((FailureKind.ServerError, "UnreadableResponse"));
    }
}
