namespace TriageBot.Triage.Network;

/// <summary>The other end of a connection, as rules name it.</summary>
/// <param name="Addresses">Where it stands.</param>
internal sealed record Peer(Addresses Addresses)
{
    /// <summary>The security groups that it is in; null where they are not known.</summary>
    public IReadOnlyList<string>? GroupIds { get; init; } = [];

    /// <summary>Prefix lists that hold it.</summary>
    public IReadOnlyList<string> PrefixListIds { get; init; } = [];
}
