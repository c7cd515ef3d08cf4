namespace TriageBot.Triage.Ec2;

/// <summary>An internet gateway as DescribeInternetGateways returns it, now.</summary>
/// <param name="VpcId">The VPC that it is attached to.</param>
/// <param name="State">Of the attachment: <c>available</c> or <c>attached</c> where it works; <c>attaching</c>, <c>detaching</c>, <c>detached</c>.</param>
public sealed record InternetGateway(string Id, string VpcId, string? State)
{
    public bool IsAttached => State is "available" or "attached";
}
