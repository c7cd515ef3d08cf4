using TriageBot.Triage.Ec2;

namespace TriageBot.Triage.Network;

/// <summary>
/// Whether a task gets a connection from its subnet, by what was read of the account. It reads nothing itself: a finding that is not final says
/// what else it wants. IPv4 alone; what an endpoint's or resource's policy refuses after the connection is no matter of the path.
/// </summary>
internal static class PathSolver
{
    public static PathFinding Solve(Destination to, Surroundings around)
    {
        if (around.Subnet.IsIpv6Native)
            return new PathFinding(to, PathVerdict.CannotTell, $"{around.Subnet.Id} is an IPv6-only subnet, whose ways are not looked at", []);

        var walk = new Walk(to, around);
        return to switch
        {
            ServiceDestination service => ServiceWay.Solve(service, around),
            MountDestination mount => ToMount(walk, mount),
            InternetDestination => walk.End($"by {InternetWay.Go(walk)}"),
            AddressDestination => ToAddress(walk),
            _ => ToUnknown(walk),
        };
    }

    private static PathFinding ToMount(Walk walk, MountDestination mount)
    {
        if (walk.Has(walk.Around.Dns, Facts.Dns, "whether the VPC resolves private names"))
            walk.Add(walk.Around.Dns is { EnableDnsSupport: true, EnableDnsHostnames: true } ? Passage.Open : Passage.Closed, "the file system's name resolves", MountDestination.NamesOff, "");
        new InVpc(mount.Name, [mount.SubnetId], mount.Address, mount.GroupIds).Cross(walk);
        return walk.End($"to {mount.Name}");
    }

    private static PathFinding ToAddress(Walk walk)
    {
        var address = Addresses.Of(walk.To.Name) ?? Addresses.Anywhere;
        OwnGroups.LeaveTo(walk, address);
        if (!walk.Has(walk.Around.RouteTables, Facts.RouteTables, "the list of the VPC's route tables"))
            return walk.End("");

        var table = RouteTable.Of(walk.Around.Subnet.Id, walk.Around.RouteTables!);
        var route = table?.Routes.Where(r => address.In(r.Destination) == Cover.All).MaxBy(r => Length(r.Destination));
        if (table is null)
            walk.Add(Passage.Unknown, $"the route table of {walk.Around.Subnet.Id} is not known");
        else if (route is null)
            walk.Add(Passage.Closed, $"route table {table.Id} of {walk.Around.Subnet.Id} has no route to {walk.To.Name}");
        else if (route is { IsActive: false } or { Target: null })
            walk.Add(Passage.Closed, $"the route {route.Destination} of {table.Id} is a {route.State ?? "blackhole"}: {route.Target ?? "what it led to"} is gone or does not work");
        else if (route.Target == "local")
            walk.Add(Passage.Unknown, $"{walk.To.Name} stands in the VPC; whether what stands there lets the task in was not looked at");
        else
            walk.Add(Passage.Unknown, $"{walk.To.Name} is reached by {route.Target} ({route.TargetKind}): what lies beyond cannot be seen from here");
        SubnetAcls.LeaveTo(walk, address);
        return walk.End("");
    }

    // Wherever it stands, the task has to be let out.
    private static PathFinding ToUnknown(Walk walk)
    {
        OwnGroups.LeaveTo(walk, Addresses.Anywhere);
        SubnetAcls.LeaveTo(walk, Addresses.Anywhere);
        walk.Add(Passage.Unknown, $"where {walk.To.Name} stands is not known; the task is let out to port {walk.To.Port} as far as was read");
        return walk.End("");
    }

    private static int Length(string destination) => destination.Split('/') is [_, var length] && int.TryParse(length, out var bits) ? bits : 32;
}
