using System.Net;
using System.Text.Json.Nodes;

namespace TriageBot.Replay.Tests.Ec2;

public sealed class DescribedTests
{
    [Fact]
    public async Task An_answer_is_not_wrapped_and_names_things_as_EC2_does()
    {
        var reply = await Given.AccountAws().Ec2("DescribeSecurityGroups", "Filter.1.Name=group-id&Filter.1.Value.1=sg-app");

        reply.Xml.Name.ToString().ShouldBe("{http://ec2.amazonaws.com/doc/2016-11-15/}DescribeSecurityGroupsResponse");
        reply.Xml.Elements().Select(e => e.Name.LocalName).ShouldBe(["requestId", "securityGroupInfo"]);
        (reply.Value("groupDescription"), reply.Value("description"), reply.Values("cidrIpv6").Single()).ShouldBe(("the app & its <friends>", "endpoints", "::/0"));
    }

    [Fact]
    public async Task Pages_are_followed_by_their_token_and_no_other()
    {
        var aws = Given.AccountAws(c => c["ec2"]!["subnets"] = new JsonArray([.. Enumerable.Range(0, 12).Select(i => new JsonObject { ["SubnetId"] = $"subnet-{i}", ["VpcId"] = "vpc-1" })]));

        var first = await aws.Ec2("DescribeSubnets", "MaxResults=5");
        first.Values("subnetId").ShouldBe(["subnet-0", "subnet-1", "subnet-2", "subnet-3", "subnet-4"]);
        var second = await aws.Ec2("DescribeSubnets", $"MaxResults=10&NextToken={Uri.EscapeDataString(first.Value("nextToken"))}");
        second.Values("subnetId").Length.ShouldBe(7);
        second.Values("nextToken").ShouldBeEmpty();
        (await aws.Ec2("DescribeSubnets", $"NextToken={Uri.EscapeDataString(first.Value("nextToken"))}&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1")).Value("Code").ShouldBe("InvalidPaginationToken");
        (await aws.Ec2("DescribeSubnets", "NextToken=bogus")).Value("Code").ShouldBe("InvalidPaginationToken");
    }

    [Theory]
    [InlineData("DescribeSubnets", "MaxResults=4", "InvalidParameterValue")]
    [InlineData("DescribeRouteTables", "MaxResults=101", "InvalidParameterValue")]
    [InlineData("DescribeSubnets", "MaxResults=5&SubnetId.1=subnet-1", "InvalidParameterCombination")]
    [InlineData("DescribeSubnets", "Filter.1.Name=vpc-id", "InvalidParameterValue")]
    [InlineData("DescribeSubnets", "Filter.1.Name=nonsense&Filter.1.Value.1=x", "InvalidParameterValue")]
    [InlineData("DescribeVpcAttribute", "Attribute=enableDnsSupport", "MissingParameter")]
    [InlineData("DescribeVpcAttribute", "VpcId=vpc-1&Attribute=colour", "InvalidParameterValue")]
    [InlineData("DescribeVpcAttribute", "VpcId=vpc-1&Attribute=enableNetworkAddressUsageMetrics", "UnauthorizedOperation")]
    [InlineData("RunInstances", "", "InvalidAction")]
    public async Task What_EC2_refuses_is_refused_in_its_own_shape(string operation, string parameters, string code)
    {
        var reply = await Given.AccountAws().Ec2(operation, parameters);

        reply.Status.ShouldBe(code == "UnauthorizedOperation" ? HttpStatusCode.Forbidden : HttpStatusCode.BadRequest);
        reply.Xml.Name.LocalName.ShouldBe("Response");
        reply.Value("Code").ShouldBe(code);
    }

    [Fact]
    public async Task Several_filters_have_all_to_match_and_of_one_any_value()
    {
        var aws = Given.AccountAws();

        (await aws.Ec2("DescribeSubnets", "Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1&Filter.1.Value.2=vpc-2&Filter.2.Name=availability-zone&Filter.2.Value.1=*1b")).Values("subnetId").ShouldBe(["subnet-2"]);
        (await aws.Ec2("DescribeSubnets", "Filter.1.Name=tag-key&Filter.1.Value.1=tier")).Values("subnetId").ShouldBe(["subnet-1"]);
        (await aws.Ec2("DescribeSubnets", "Filter.1.Name=map-public-ip-on-launch&Filter.1.Value.1=false")).Values("subnetId").ShouldBe(["subnet-2"]);
    }

    [Fact]
    public async Task Where_the_case_says_nothing_is_there_nothing_is_blocked() =>
        (await Given.AccountAws(c => c["ec2"] = new JsonObject()).Ec2("DescribeVpcBlockPublicAccessOptions", "")).Value("internetGatewayBlockMode").ShouldBe("off");
}
