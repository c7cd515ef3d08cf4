namespace TriageBot.Triage.Network;

/// <summary>Ports of TCP, both ends included.</summary>
internal readonly record struct PortRange(int From, int To)
{
    /// <summary>What Linux, and so Fargate, takes for the near end of a connection.</summary>
    public static PortRange OfTasks { get; } = new(32768, 60999);

    /// <summary>What a NAT gateway takes. See https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html (ephemeral ports)</summary>
    public static PortRange OfNatGateways { get; } = new(1024, 65535);

    public static PortRange Only(int port) => new(port, port);

    /// <summary>How many of these are in a rule's range; without one, or with -1, it is about all ports.</summary>
    public Cover In(int? from, int? to) => (from, to) switch
    {
        (null or -1, _) or (_, null or -1) => Cover.All,
        var (first, last) when first <= From && last >= To => Cover.All,
        var (first, last) when first > To || last < From => Cover.None,
        _ => Cover.Some,
    };

    public override string ToString() => From == To ? $"{From}" : $"{From}–{To}";
}
