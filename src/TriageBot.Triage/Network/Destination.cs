namespace TriageBot.Triage.Network;

/// <summary>What a task could not reach.</summary>
/// <param name="Name">For people, such as a host.</param>
internal abstract record Destination(string Name, int Port);

/// <summary>An AWS service of the task's own Region.</summary>
/// <param name="Suffix">What its endpoints' service names end with, such as <c>ecr.dkr</c>.</param>
internal sealed record ServiceDestination(string Name, string Suffix) : Destination(Name, 443)
{
    /// <summary>Only these are reached through a route, too.</summary>
    public bool HasGateways => Suffix is "s3" or "dynamodb";
}

/// <summary>A mount target of an EFS file system, by NFS.</summary>
/// <param name="GroupIds">Its security groups; null where they are not known.</param>
internal sealed record MountDestination(string Name, string SubnetId, string? Address, IReadOnlyList<string>? GroupIds) : Destination(Name, 2049)
{
    /// <summary>Said where the VPC does not resolve the file system's name.</summary>
    public const string NamesOff = "the file system's name does not resolve: it needs enableDnsSupport and enableDnsHostnames of the VPC, and not both are on";
}

/// <summary>A public host: where its name leads is the internet.</summary>
internal sealed record InternetDestination(string Name, int Port) : Destination(Name, Port);

/// <summary>A private address, in this VPC or beyond it.</summary>
internal sealed record AddressDestination(string Name, int Port) : Destination(Name, Port);

/// <summary>A name that may stand in the VPC, beyond it or on the internet.</summary>
internal sealed record UnknownDestination(string Name, int Port) : Destination(Name, Port);
