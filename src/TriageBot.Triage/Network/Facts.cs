namespace TriageBot.Triage.Network;

/// <summary>What can be read of a VPC, one call each.</summary>
[Flags]
internal enum Facts
{
    None = 0,
    RouteTables = 1,
    Endpoints = 2,
    Acls = 4,
    NatGateways = 8,
    InternetGateways = 16,

    /// <summary>Two calls at once.</summary>
    Dns = 32,
    BlockMode = 64,
    Exclusions = 128,
    Groups = 256,
    Subnets = 512,
}
