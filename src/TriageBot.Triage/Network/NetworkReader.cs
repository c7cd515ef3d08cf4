using TriageBot.Triage.Gathering;
using TriageBot.Triage.Plugins;

namespace TriageBot.Triage.Network;

/// <summary>Reads of a VPC just what the solver wants, side by side where it wants several, until it can tell or the calls are spent.</summary>
internal sealed class NetworkReader(CaseFile file, int calls)
{
    // What decides soonest comes first.
    private static readonly (Facts Fact, int Calls)[] s_prices =
    [
        (Facts.Endpoints, 1), (Facts.RouteTables, 1), (Facts.NatGateways, 1), (Facts.BlockMode, 1), (Facts.Exclusions, 1), (Facts.Groups, 1), (Facts.Dns, 2),
        (Facts.Acls, 1), (Facts.InternetGateways, 1), (Facts.Subnets, 1),
    ];

    private int _room = calls;

    private NetworkPlugin Network => file.Tools.Network;

    /// <summary>The task's own subnet, and what its interface tells where nothing else does; null where it could not be read or is gone.</summary>
    public async Task<Surroundings?> Begin(TaskNetwork own, string region, CancellationToken cancellationToken)
    {
        var asksInterface = own is { Settings: null, InterfaceId: not null };
        _room -= asksInterface ? 2 : 1;
        var subnets = Network.Subnets([own.SubnetId], cancellationToken);
        var interfaces = asksInterface ? Network.Interfaces([own.InterfaceId!], cancellationToken) : null;
        var its = interfaces is null ? null : List(await interfaces) is [var one, ..] ? one : null;
        return List(await subnets) is not [var subnet] ? null : new Surroundings
        {
            Region = region,
            Subnet = subnet,
            Address = own.Address ?? its?.PrivateIpAddress,
            GroupIds = own.Settings?.SecurityGroups ?? its?.GroupIds,
            HasPublicIp = own.HasPublicIp ?? (its is null ? null : its.PublicIp is not null),
        };
    }

    /// <summary>A finding for each destination, in their order. What leads nowhere ends the reading: the others need not be known then.</summary>
    public async Task<IReadOnlyList<PathFinding>> Solve(Surroundings around, IReadOnlyList<Destination> to, CancellationToken cancellationToken)
    {
        while (true)
        {
            var findings = to.Select(d => PathSolver.Solve(d, around)).ToList();
            if (findings.Exists(f => f.Verdict == PathVerdict.NoPath) || findings.TrueForAll(f => f.IsFinal))
                return findings;

            around = await Read(around, findings, cancellationToken);
        }
    }

    private async Task<Surroundings> Read(Surroundings around, List<PathFinding> findings, CancellationToken cancellationToken)
    {
        var groups = findings.SelectMany(f => f.WantedGroups).Distinct().Order(StringComparer.Ordinal).ToList();
        var subnets = findings.SelectMany(f => f.WantedSubnets).Distinct().Order(StringComparer.Ordinal).ToList();
        var wanted = findings.Aggregate(Facts.None, (all, f) => all | f.Wants) | (groups.Count > 0 ? Facts.Groups : 0) | (subnets.Count > 0 ? Facts.Subnets : 0);
        var affordable = Affordable(wanted);
        var vpc = around.Subnet.VpcId;

        var tables = Asked(Facts.RouteTables, () => Network.RouteTables(vpc, cancellationToken));
        var endpoints = Asked(Facts.Endpoints, () => Network.Endpoints(vpc, cancellationToken));
        var acls = Asked(Facts.Acls, () => Network.Acls(vpc, cancellationToken));
        var nats = Asked(Facts.NatGateways, () => Network.NatGateways(vpc, cancellationToken));
        var gateways = Asked(Facts.InternetGateways, () => Network.InternetGateways(vpc, cancellationToken));
        var exclusions = Asked(Facts.Exclusions, () => Network.Exclusions(cancellationToken));
        var readGroups = Asked(Facts.Groups, () => Network.Groups(groups, cancellationToken));
        var readSubnets = Asked(Facts.Subnets, () => Network.Subnets(subnets, cancellationToken));
        var dns = affordable.HasFlag(Facts.Dns) ? Network.Dns(vpc, cancellationToken) : null;
        var mode = affordable.HasFlag(Facts.BlockMode) ? Network.BlockMode(cancellationToken) : null;

        var read = around with
        {
            RouteTables = await Of(tables) ?? around.RouteTables,
            Endpoints = await Of(endpoints) ?? around.Endpoints,
            Acls = await Of(acls) ?? around.Acls,
            NatGateways = await Of(nats) ?? around.NatGateways,
            InternetGateways = await Of(gateways) ?? around.InternetGateways,
            Exclusions = await Of(exclusions) ?? around.Exclusions,
            Dns = dns is null ? around.Dns : file.Note(await dns),
            BlockMode = mode is null ? around.BlockMode : file.Note(await mode),
            Groups = With(around.Groups, groups, await Of(readGroups), g => g.Id),
            Subnets = With(around.Subnets, subnets, await Of(readSubnets), s => s.Id),
        };
        return read with { Refused = around.Refused | Missing(read, wanted, groups, subnets) };

        Task<Finding<IReadOnlyList<T>>>? Asked<T>(Facts fact, Func<Task<Finding<IReadOnlyList<T>>>> ask) => affordable.HasFlag(fact) ? ask() : null;

        async Task<IReadOnlyList<T>?> Of<T>(Task<Finding<IReadOnlyList<T>>>? asked) => asked is null ? null : List(await asked);
    }

    private Facts Affordable(Facts wanted)
    {
        var affordable = Facts.None;
        foreach (var (fact, price) in s_prices.Where(p => wanted.HasFlag(p.Fact)))
        {
            if (price > _room)
                continue;
            _room -= price;
            affordable |= fact;
        }

        return affordable;
    }

    // What was wanted and is still not there was refused, or there was no room for it.
    private static Facts Missing(Surroundings read, Facts wanted, List<string> groups, List<string> subnets)
    {
        (Facts Fact, bool IsThere)[] parts =
        [
            (Facts.RouteTables, read.RouteTables is not null), (Facts.Endpoints, read.Endpoints is not null), (Facts.Acls, read.Acls is not null),
            (Facts.NatGateways, read.NatGateways is not null), (Facts.InternetGateways, read.InternetGateways is not null), (Facts.Dns, read.Dns is not null),
            (Facts.BlockMode, read.BlockMode is not null), (Facts.Exclusions, read.Exclusions is not null),
            (Facts.Groups, groups.TrueForAll(read.Groups.ContainsKey)), (Facts.Subnets, subnets.TrueForAll(read.Subnets.ContainsKey)),
        ];
        return parts.Where(p => wanted.HasFlag(p.Fact) && !p.IsThere).Aggregate(Facts.None, (all, p) => all | p.Fact);
    }

    private static Dictionary<string, T?> With<T>(IReadOnlyDictionary<string, T?> before, List<string> asked, IReadOnlyList<T>? read, Func<T, string> id)
        where T : class
    {
        var all = new Dictionary<string, T?>(before);
        if (read is not null)
        {
            foreach (var one in asked)
                all[one] = read.FirstOrDefault(r => id(r) == one);
        }

        return all;
    }

    // Nothing is an answer; a refusal is none.
    private IReadOnlyList<T>? List<T>(Finding<IReadOnlyList<T>> finding) =>
        file.Note(finding) ?? (finding.Look.Result == LookResult.Nothing ? [] : null);
}
