namespace TriageBot.Replay.Ec2;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html and the pages of its neighbours.</summary>
internal static class Ec2Kinds
{
    public static IReadOnlyList<Ec2Kind> All { get; } =
    [
        new("DescribeSubnets", "Subnets", "SubnetId", "SubnetId", "InvalidSubnetID.NotFound", "subnet ID", Filters(
            ("subnet-id", "SubnetId"), ("vpc-id", "VpcId"), ("availability-zone", "AvailabilityZone"), ("availability-zone-id", "AvailabilityZoneId"), ("cidr-block", "CidrBlock"),
            ("state", "State"), ("available-ip-address-count", "AvailableIpAddressCount"), ("default-for-az", "DefaultForAz"), ("map-public-ip-on-launch", "MapPublicIpOnLaunch"),
            ("ipv6-native", "Ipv6Native"), ("owner-id", "OwnerId"))),
        new("DescribeRouteTables", "RouteTables", "RouteTableId", "RouteTableId", "InvalidRouteTableID.NotFound", "routeTable ID", Filters(
            ("route-table-id", "RouteTableId"), ("vpc-id", "VpcId"), ("association.subnet-id", "Associations.SubnetId"), ("association.main", "Associations.Main"),
            ("association.route-table-id", "Associations.RouteTableId"), ("association.gateway-id", "Associations.GatewayId"), ("route.destination-cidr-block", "Routes.DestinationCidrBlock"),
            ("route.gateway-id", "Routes.GatewayId"), ("route.nat-gateway-id", "Routes.NatGatewayId"), ("route.transit-gateway-id", "Routes.TransitGatewayId"), ("route.state", "Routes.State"),
            ("owner-id", "OwnerId"))) { LongestPage = 100 },
        new("DescribeNetworkAcls", "NetworkAcls", "NetworkAclId", "NetworkAclId", "InvalidNetworkAclID.NotFound", "networkAcl ID", Filters(
            ("network-acl-id", "NetworkAclId"), ("vpc-id", "VpcId"), ("association.subnet-id", "Associations.SubnetId"), ("association.network-acl-id", "Associations.NetworkAclId"),
            ("default", "IsDefault"), ("owner-id", "OwnerId"))),
        new("DescribeSecurityGroups", "SecurityGroups", "GroupId", "GroupId", "InvalidGroup.NotFound", "security group", Filters(
            ("group-id", "GroupId"), ("group-name", "GroupName"), ("vpc-id", "VpcId"), ("description", "Description"), ("owner-id", "OwnerId"),
            ("ip-permission.group-id", "IpPermissions.UserIdGroupPairs.GroupId"), ("ip-permission.cidr", "IpPermissions.IpRanges.CidrIp"),
            ("egress.ip-permission.group-id", "IpPermissionsEgress.UserIdGroupPairs.GroupId"), ("egress.ip-permission.cidr", "IpPermissionsEgress.IpRanges.CidrIp"))),
        new("DescribeVpcEndpoints", "VpcEndpoints", "VpcEndpointId", "VpcEndpointId", "InvalidVpcEndpointId.NotFound", "Vpc Endpoint Id", Filters(
            ("vpc-endpoint-id", "VpcEndpointId"), ("vpc-id", "VpcId"), ("service-name", "ServiceName"), ("vpc-endpoint-type", "VpcEndpointType"), ("vpc-endpoint-state", "State"))),
        new("DescribeNatGateways", "NatGateways", "NatGatewayId", "NatGatewayId", "NatGatewayNotFound", "Nat gateway", Filters(
            ("nat-gateway-id", "NatGatewayId"), ("vpc-id", "VpcId"), ("subnet-id", "SubnetId"), ("state", "State"))),
        new("DescribeInternetGateways", "InternetGateways", "InternetGatewayId", "InternetGatewayId", "InvalidInternetGatewayID.NotFound", "internetGateway ID", Filters(
            ("internet-gateway-id", "InternetGatewayId"), ("attachment.vpc-id", "Attachments.VpcId"), ("attachment.state", "Attachments.State"), ("owner-id", "OwnerId"))),
        new("DescribeNetworkInterfaces", "NetworkInterfaces", "NetworkInterfaceId", "NetworkInterfaceId", "InvalidNetworkInterfaceID.NotFound", "networkInterface ID", Filters(
            ("network-interface-id", "NetworkInterfaceId"), ("subnet-id", "SubnetId"), ("vpc-id", "VpcId"), ("group-id", "Groups.GroupId"), ("private-ip-address", "PrivateIpAddress"),
            ("addresses.private-ip-address", "PrivateIpAddresses.PrivateIpAddress"), ("association.public-ip", "Association.PublicIp"), ("attachment.instance-id", "Attachment.InstanceId"),
            ("status", "Status"), ("description", "Description"), ("interface-type", "InterfaceType"), ("availability-zone", "AvailabilityZone"), ("owner-id", "OwnerId"))),
        new("DescribeVpcBlockPublicAccessExclusions", "VpcBlockPublicAccessExclusions", "ExclusionId", "ExclusionId", "InvalidVpcBlockPublicAccessExclusionId.NotFound", "exclusion ID", Filters(
            ("resource-arn", "ResourceArn"), ("internet-gateway-exclusion-mode", "InternetGatewayExclusionMode"), ("state", "State"))),
    ];

    private static Dictionary<string, string> Filters(params (string Filter, string Members)[] filters) => filters.ToDictionary(f => f.Filter, f => f.Members, StringComparer.Ordinal);
}
