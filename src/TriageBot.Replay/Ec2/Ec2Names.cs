namespace TriageBot.Replay.Ec2;

/// <summary>How EC2's XML calls the members that its JSON shapes, such as the AWS CLI's, call otherwise than by a small letter.</summary>
public static class Ec2Names
{
    private static readonly Dictionary<string, string> s_others = new(StringComparer.Ordinal)
    {
        ["AssociatedSubnets"] = "associatedSubnetSet",
        ["Associations"] = "associationSet",
        ["AttachedAppliances"] = "attachedApplianceSet",
        ["Attachments"] = "attachmentSet",
        ["DnsEntries"] = "dnsEntrySet",
        ["Entries"] = "entrySet",
        ["Groups"] = "groupSet",
        ["InternetGateways"] = "internetGatewaySet",
        ["IpPrefixes"] = "ipPrefixSet",
        ["Ipv4Prefixes"] = "ipv4PrefixSet",
        ["Ipv6Addresses"] = "ipv6AddressesSet",
        ["Ipv6Prefixes"] = "ipv6PrefixSet",
        ["IsDefault"] = "default",
        ["NatGatewayAddresses"] = "natGatewayAddressSet",
        ["NatGateways"] = "natGatewaySet",
        ["NetworkAcls"] = "networkAclSet",
        ["NetworkInterfaceIds"] = "networkInterfaceIdSet",
        ["NetworkInterfaces"] = "networkInterfaceSet",
        ["PrivateDnsSpecifiedDomains"] = "privateDnsSpecifiedDomainSet",
        ["PrivateIpAddresses"] = "privateIpAddressesSet",
        ["PropagatingVgws"] = "propagatingVgwSet",
        ["RouteTableIds"] = "routeTableIdSet",
        ["RouteTables"] = "routeTableSet",
        ["Routes"] = "routeSet",
        ["SecurityGroups"] = "securityGroupInfo",
        ["SubnetIds"] = "subnetIdSet",
        ["Subnets"] = "subnetSet",
        ["Tags"] = "tagSet",
        ["UserIdGroupPairs"] = "groups",
        ["VpcBlockPublicAccessExclusions"] = "vpcBlockPublicAccessExclusionSet",
        ["VpcEndpoints"] = "vpcEndpointSet",
    };

    private static readonly Dictionary<string, string> s_members = s_others.ToDictionary(name => name.Value, name => name.Key, StringComparer.Ordinal);

    /// <param name="within">The list or structure that holds the member; empty at the top.</param>
    public static string InXml(string member, string within) => (within, member) switch
    {
        // A group has a description, and each of its rules has another.
        ("SecurityGroups", "Description") => "groupDescription",
        _ => s_others.GetValueOrDefault(member) ?? char.ToLowerInvariant(member[0]) + member[1..],
    };

    /// <summary>The other way round.</summary>
    public static string InJson(string element, string within) => (within, element) switch
    {
        ("SecurityGroups", "groupDescription") => "Description",
        ("NetworkInterfaces", "tagSet") => "TagSet",
        _ => s_members.GetValueOrDefault(element) ?? char.ToUpperInvariant(element[0]) + element[1..],
    };
}
