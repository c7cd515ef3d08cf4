namespace TriageBot.Triage.Ec2;

/// <summary>A NAT gateway as DescribeNatGateways returns it, now; one that was deleted is told for about an hour.</summary>
/// <param name="SubnetId">Where a zonal one stands: that subnet has to lead to an internet gateway. Null for a regional one.</param>
/// <param name="State"><c>pending</c>, <c>failed</c>, <c>available</c>, <c>deleting</c>, <c>deleted</c>.</param>
/// <param name="ConnectivityType"><c>public</c>, or <c>private</c>, which does not reach the internet.</param>
/// <param name="AvailabilityMode"><c>zonal</c> or <c>regional</c>; null where EC2 does not say.</param>
/// <param name="RouteTableId">A regional one's own route table.</param>
/// <param name="FailureMessage">Why it failed, in EC2's words.</param>
public sealed record NatGateway(
    string Id, string VpcId, string? SubnetId, string? State, string? ConnectivityType, string? AvailabilityMode, string? RouteTableId, string? FailureMessage)
{
    public bool IsAvailable => State == "available";

    public bool IsPublic => ConnectivityType is null or "public";

    public bool IsRegional => AvailabilityMode == "regional";
}
