namespace TriageBot.Triage.Ec2;

/// <summary>What the account blocks between its VPCs and the internet in this Region, as DescribeVpcBlockPublicAccessOptions returns it, now.</summary>
/// <param name="InternetGatewayBlockMode"><c>off</c>, <c>block-bidirectional</c>, or <c>block-ingress</c>, which lets connections out by NAT gateways alone.</param>
/// <param name="State"><c>default-state</c>, <c>update-in-progress</c>, <c>update-complete</c>.</param>
public sealed record BlockPublicAccess(string? InternetGatewayBlockMode, string? State);

/// <summary>A VPC or subnet that block public access leaves alone.</summary>
/// <param name="ResourceArn">The VPC's or the subnet's ARN.</param>
/// <param name="Mode"><c>allow-bidirectional</c> or <c>allow-egress</c>.</param>
/// <param name="State">It counts where this is <c>create-complete</c> or <c>update-complete</c>.</param>
public sealed record BlockPublicAccessExclusion(string Id, string? ResourceArn, string? Mode, string? State)
{
    public bool IsInForce => State is "create-complete" or "update-complete";
}
