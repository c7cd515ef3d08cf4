using TriageBot.Triage.Ec2;

namespace TriageBot.Triage.Network;

/// <summary>The task's own security groups.</summary>
internal static class OwnGroups
{
    /// <summary>Null where they are not known or were not read, which is noted.</summary>
    public static IReadOnlyList<SecurityGroup>? Of(Walk walk)
    {
        if (walk.Around.GroupIds is { Count: > 0 } ids)
            return walk.Groups(ids, "the task");

        walk.Add(Passage.Unknown, walk.Around.GroupIds is null ? "the task's security groups are not known" : "the task is in the VPC's default security group, which was not read");
        return null;
    }

    public static string Names(Walk walk) => walk.Around.GroupIds is { Count: > 0 } ids ? string.Join(", ", ids) : "no security group that is known";

    /// <summary>Whether they let the task out to these addresses, whoever is there.</summary>
    /// <param name="prefixList">That holds the destination; null where none is known to.</param>
    public static void LeaveTo(Walk walk, Addresses addresses, string? prefixList = null)
    {
        if (Of(walk) is not { } groups)
            return;

        var (port, names) = (walk.To.Port, Names(walk));
        walk.Add(GroupRules.Out(groups, new Peer(addresses) { PrefixListIds = prefixList is null ? [] : [prefixList], GroupIds = addresses == Addresses.Internet ? [] : null }, port),
            $"{names} let port {port} out",
            $"no egress rule of the task's security groups ({names}) lets port {port} out to {walk.To.Name}",
            $"{names} let port {port} out to some addresses only");
    }
}
