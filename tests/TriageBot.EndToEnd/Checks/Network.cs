using System.Text.Json.Nodes;

namespace TriageBot.EndToEnd.Checks;

/// <summary>The EC2 section of a case in the making: a VPC with a task's subnet and another one. A test takes away or adds what it is about.</summary>
internal sealed class Network
{
    public const string TaskSubnet = "subnet-0task";
    public const string OtherSubnet = "subnet-0other";
    public const string TaskGroup = "sg-0task";
    public const string Vpc = "vpc-0one";

    private readonly JsonObject _ec2 = Parse($$"""
        { "subnets": [
            { "SubnetId": "{{TaskSubnet}}", "VpcId": "{{Vpc}}", "AvailabilityZone": "eu-central-1a", "CidrBlock": "10.0.1.0/24", "AvailableIpAddressCount": 200, "BlockPublicAccessStates": { "InternetGatewayBlockMode": "off" } },
            { "SubnetId": "{{OtherSubnet}}", "VpcId": "{{Vpc}}", "AvailabilityZone": "eu-central-1b", "CidrBlock": "10.0.2.0/24", "AvailableIpAddressCount": 200, "BlockPublicAccessStates": { "InternetGatewayBlockMode": "off" } } ],
          "routeTables": [ { "RouteTableId": "rtb-0main", "VpcId": "{{Vpc}}", "Associations": [ { "Main": true } ], "Routes": [ { "DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active" } ] } ],
          "networkAcls": [ { "NetworkAclId": "acl-0one", "VpcId": "{{Vpc}}", "IsDefault": true, "Associations": [ { "SubnetId": "{{TaskSubnet}}" }, { "SubnetId": "{{OtherSubnet}}" } ],
            "Entries": [ { "RuleNumber": 100, "Egress": true, "Protocol": "-1", "RuleAction": "allow", "CidrBlock": "0.0.0.0/0" }, { "RuleNumber": 100, "Egress": false, "Protocol": "-1", "RuleAction": "allow", "CidrBlock": "0.0.0.0/0" } ] } ],
          "securityGroups": [ { "GroupId": "{{TaskGroup}}", "VpcId": "{{Vpc}}", "IpPermissions": [], "IpPermissionsEgress": [ { "IpProtocol": "-1", "IpRanges": [ { "CidrIp": "0.0.0.0/0" } ] } ] } ],
          "vpcEndpoints": [], "natGateways": [], "networkInterfaces": [], "vpcBlockPublicAccessExclusions": [],
          "internetGateways": [ { "InternetGatewayId": "igw-0one", "Attachments": [ { "State": "available", "VpcId": "{{Vpc}}" } ] } ],
          "vpcAttributes": [ { "VpcId": "{{Vpc}}", "EnableDnsSupport": { "Value": true }, "EnableDnsHostnames": { "Value": true } } ],
          "vpcBlockPublicAccessOptions": { "InternetGatewayBlockMode": "off", "State": "default-state" } }
        """);

    public JsonObject Section => _ec2.DeepClone().AsObject();

    /// <summary>An interface endpoint in the other subnet that lets in whoever is in a group.</summary>
    public Network Endpoint(string service, string lets = TaskGroup) => Add("vpcEndpoints", $$"""
            { "VpcEndpointId": "vpce-0{{service}}", "VpcEndpointType": "Interface", "VpcId": "{{Vpc}}", "ServiceName": "com.amazonaws.eu-central-1.{{service}}", "State": "available", "PrivateDnsEnabled": true, "SubnetIds": ["{{OtherSubnet}}"], "Groups": [ { "GroupId": "sg-0{{service}}" } ] }
            """).Group($"sg-0{service}", 443, lets);

    public Network Group(string id, int port, string lets) => Add("securityGroups", $$"""
        { "GroupId": "{{id}}", "VpcId": "{{Vpc}}", "IpPermissions": [ { "IpProtocol": "tcp", "FromPort": {{port}}, "ToPort": {{port}}, "UserIdGroupPairs": [ { "GroupId": "{{lets}}" } ] } ], "IpPermissionsEgress": [] }
        """);

    /// <summary>A NAT gateway in the other subnet, which leads to the internet gateway; the task's subnet leads to it.</summary>
    public Network Nat() => Add("routeTables", Table("rtb-0private", TaskSubnet, "\"NatGatewayId\": \"nat-0one\"")).Add("routeTables", Table("rtb-0public", OtherSubnet, "\"GatewayId\": \"igw-0one\""))
        .Add("natGateways", $$"""{ "NatGatewayId": "nat-0one", "VpcId": "{{Vpc}}", "SubnetId": "{{OtherSubnet}}", "State": "available", "ConnectivityType": "public" }""");

    /// <summary>The task's subnet leads to the internet gateway.</summary>
    public Network Public() => Add("routeTables", Table("rtb-0public", TaskSubnet, "\"GatewayId\": \"igw-0one\""));

    public Network Blocked(string mode, bool told = true)
    {
        foreach (var subnet in _ec2["subnets"]!.AsArray())
            subnet!["BlockPublicAccessStates"] = told ? new JsonObject { ["InternetGatewayBlockMode"] = mode } : null;
        _ec2["vpcBlockPublicAccessOptions"]!["InternetGatewayBlockMode"] = mode;
        return this;
    }

    public Network FreeAddresses(int count)
    {
        _ec2["subnets"]![0]!["AvailableIpAddressCount"] = count;
        return this;
    }

    public Network Interface(string id) => Add("networkInterfaces", $$"""
        { "NetworkInterfaceId": "{{id}}", "SubnetId": "{{TaskSubnet}}", "VpcId": "{{Vpc}}", "PrivateIpAddress": "10.0.1.5", "Groups": [ { "GroupId": "{{TaskGroup}}" } ] }
        """);

    public Network Add(string list, string entry)
    {
        _ec2[list]!.AsArray().Add(Parse(entry));
        return this;
    }

    private static string Table(string id, string subnet, string target) => $$"""
        { "RouteTableId": "{{id}}", "VpcId": "{{Vpc}}", "Associations": [ { "Main": false, "SubnetId": "{{subnet}}" } ], "Routes": [ { "DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active" }, { "DestinationCidrBlock": "0.0.0.0/0", {{target}}, "State": "active" } ] }
        """;

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
