using TriageBot.Triage.Ec2;

namespace TriageBot.Triage.Network;

/// <summary>Where a subnet sends what is bound for the internet.</summary>
internal sealed class DefaultRoute
{
    private readonly string _subnetId;
    private readonly RouteTable _table;
    private readonly Route? _route;

    private DefaultRoute(string subnetId, RouteTable table)
    {
        _subnetId = subnetId;
        _table = table;
        _route = table.Routes.FirstOrDefault(r => Addresses.IsEverything(r.Destination));
    }

    /// <summary>Null where it is dead, or goes its own ways for some addresses.</summary>
    public string? Target => Passage == Passage.Open ? _route?.Target : null;

    public Passage Passage =>
        _table.Routes.Any(IsOfSomeAddresses) ? Passage.Unknown : _route is not { IsActive: true, Target: not null } ? Passage.Closed : Passage.Open;

    private string Name => $"route table {_table.Id} of {_subnetId}{(_table.SubnetIds.Contains(_subnetId) ? "" : " (the VPC's main one, for want of its own)")}";

    /// <summary>Null where the subnet's table is not among these.</summary>
    public static DefaultRoute? Of(string subnetId, IReadOnlyList<RouteTable> tables) => RouteTable.Of(subnetId, tables) is { } table ? new(subnetId, table) : null;

    /// <param name="known">True where the target is a gateway that is looked at on its own.</param>
    public void Add(Walk walk, bool known) => walk.Add(
        Passage == Passage.Open && !known ? Passage.Unknown : Passage,
        $"{Name} leads to {_route?.Target}",
        _route is null ? $"{Name} has no route to the internet (0.0.0.0/0)" : $"the route to the internet (0.0.0.0/0) of {Name} is a {_route.State ?? "blackhole"}: {_route.Target ?? "what it led to"} is gone or does not work",
        Passage == Passage.Open ? $"{Name} sends it to {_route!.Target} ({_route.TargetKind}): what lies beyond cannot be seen from here" : $"{Name} has ways of its own to some public addresses");

    // A prefix list's addresses are not read; those of gateways are AWS's own, others are mostly private.
    private static bool IsOfSomeAddresses(Route route) =>
        route.Target is not "local" && !Addresses.IsEverything(route.Destination) && Addresses.Of(route.Destination) is not null && Addresses.Internet.In(route.Destination) == Cover.Some;
}
