namespace TriageBot.Triage.Network;

/// <summary>
/// What VPC block public access does to a way to the internet.
/// See https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html
/// </summary>
internal static class PublicAccess
{
    private const string Off = "off";
    private const string Ingress = "block-ingress";

    /// <summary>What blocks the way, read as far as it takes; null where nothing does, or that is not read (yet).</summary>
    /// <param name="byNatGateway">NAT gateways let nobody in: they are left alone where only ways in are blocked.</param>
    public static string? Mode(Walk walk, bool byNatGateway)
    {
        // The subnet tells the account's mode; where it does not, the account is asked.
        var mode = walk.Around.Subnet.InternetGatewayBlockMode;
        if (mode is null)
        {
            if (!walk.Has(walk.Around.BlockMode, Facts.BlockMode, "whether the account blocks public access"))
                return null;
            mode = walk.Around.BlockMode!.InternetGatewayBlockMode;
        }

        return mode is null or Off || (mode == Ingress && byNatGateway) || !walk.Has(walk.Around.Exclusions, Facts.Exclusions, "the list of exclusions of block public access") ? null : mode;
    }

    /// <param name="mode">Of <see cref="Mode"/>.</param>
    /// <param name="gatewaySubnetId">Where the traffic leaves the VPC: the task's subnet, or the NAT gateway's; null for a regional NAT gateway.</param>
    public static void Add(Walk walk, string mode, string? gatewaySubnetId, bool byNatGateway) => walk.Add(Excluded(walk, gatewaySubnetId, mode, byNatGateway),
        "block public access leaves the VPC or subnet alone",
        $"VPC block public access ({mode}) closes the way to the internet, and neither the VPC nor the subnet is excluded from it",
        $"VPC block public access ({mode}) is on, and only the subnet of one end is excluded from it");

    private static Passage Excluded(Walk walk, string? gatewaySubnetId, string mode, bool byNatGateway)
    {
        // An exclusion for going out alone counts for nothing where only ways in are blocked.
        var excluded = walk.Around.Exclusions!
            .Where(e => e.IsInForce && (mode != Ingress || e.Mode == "allow-bidirectional"))
            .Select(e => e.ResourceArn?[(e.ResourceArn.LastIndexOf('/') + 1)..]).ToHashSet();
        if (excluded.Contains(walk.Around.Subnet.VpcId))
            return Passage.Open;

        var (own, gateway) = (excluded.Contains(walk.Around.Subnet.Id), excluded.Contains(gatewaySubnetId));
        return (own, gateway) switch
        {
            (true, true) => Passage.Open,
            (false, false) => Passage.Closed,
            _ => byNatGateway ? Passage.Unknown : Passage.Closed,
        };
    }
}
