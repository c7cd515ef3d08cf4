namespace TriageBot.Triage.Ec2;

/// <summary>A route table as DescribeRouteTables returns it, now.</summary>
/// <param name="IsMain">The one of the VPC that serves every subnet without an association of its own.</param>
/// <param name="SubnetIds">Subnets that are associated explicitly.</param>
public sealed record RouteTable(string Id, string VpcId, bool IsMain, IReadOnlyList<string> SubnetIds, IReadOnlyList<Route> Routes)
{
    /// <summary>The table that a subnet uses: its own, else the VPC's main one; null where neither is among these.</summary>
    /// <param name="tables">All tables of the subnet's VPC.</param>
    public static RouteTable? Of(string subnetId, IReadOnlyList<RouteTable> tables) =>
        tables.FirstOrDefault(t => t.SubnetIds.Contains(subnetId)) ?? tables.FirstOrDefault(t => t.IsMain);
}

/// <param name="Destination">An IPv4 or IPv6 block, or the id of a prefix list (<c>pl-…</c>).</param>
/// <param name="TargetKind">AWS's name of the member that holds the target: <c>GatewayId</c>, <c>NatGatewayId</c>, <c>TransitGatewayId</c>, <c>NetworkInterfaceId</c> …; null where there is none.</param>
/// <param name="Target">Such as <c>igw-…</c>, <c>nat-…</c>, <c>vpce-…</c>, or <c>local</c>; null where what it led to is gone.</param>
/// <param name="State"><c>active</c>, <c>blackhole</c> (its target is gone or does not work) or <c>filtered</c>.</param>
public sealed record Route(string Destination, string? TargetKind, string? Target, string? State)
{
    public bool IsActive => State == "active";
}
