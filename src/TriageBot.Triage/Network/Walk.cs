using TriageBot.Triage.Ec2;

namespace TriageBot.Triage.Network;

/// <summary>One way to a destination, walked hop by hop; what was not read is noted as wanted.</summary>
internal sealed class Walk(Destination to, Surroundings around)
{
    private readonly List<Hop> _hops = [];
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _subnets = new(StringComparer.Ordinal);
    private Facts _wants;

    public Surroundings Around { get; } = around;

    public Destination To { get; } = to;

    /// <summary>True where nothing further can open it.</summary>
    public bool IsClosed => _hops.Exists(h => h.Passage == Passage.Closed);

    /// <summary>True where something is wanted that may close it by itself: nothing else need be read before.</summary>
    public bool Awaits(Facts facts) => (_wants & facts) != 0;

    public void Add(Passage passage, string says) => _hops.Add(new Hop(passage, says));

    /// <param name="closed">Says what is missing.</param>
    public void Add(Passage passage, string open, string closed, string unknown) =>
        Add(passage, passage switch { Passage.Open => open, Passage.Closed => closed, _ => unknown });

    /// <summary>True where it was read; else it is wanted, or was refused.</summary>
    public bool Has(object? fact, Facts kind, string what)
    {
        if (fact is not null)
            return true;

        if (!Around.Refused.HasFlag(kind))
            _wants |= kind;
        Add(Passage.Unknown, $"{what} was not read");
        return false;
    }

    /// <summary>All of these security groups; null where one was not read, or does not exist.</summary>
    public IReadOnlyList<SecurityGroup>? Groups(IReadOnlyList<string> ids, string whose)
    {
        var unread = ids.Where(id => !Around.Groups.ContainsKey(id)).ToList();
        if (unread.Count > 0)
        {
            if (!Around.Refused.HasFlag(Facts.Groups))
                _groups.UnionWith(unread);
            Add(Passage.Unknown, $"the security groups of {whose} were not read");
            return null;
        }

        if (ids.FirstOrDefault(id => Around.Groups[id] is null) is not { } gone)
            return [.. ids.Select(id => Around.Groups[id]!)];

        Add(Passage.Unknown, $"security group {gone} of {whose} does not exist (any more)");
        return null;
    }

    /// <summary>A subnet; null where it was not read, or does not exist.</summary>
    public Subnet? Subnet(string id)
    {
        if (id == Around.Subnet.Id)
            return Around.Subnet;
        if (Around.Subnets.TryGetValue(id, out var read))
            return read;
        if (!Around.Refused.HasFlag(Facts.Subnets))
            _subnets.Add(id);
        return null;
    }

    public PathFinding End(string path)
    {
        var decisive = _hops.Find(h => h.Passage == Passage.Closed) ?? _hops.Find(h => h.Passage == Passage.Unknown);
        var verdict = decisive?.Passage switch { null => PathVerdict.Path, Passage.Closed => PathVerdict.NoPath, _ => PathVerdict.CannotTell };
        return new PathFinding(To, verdict, decisive?.Says ?? path, _hops) { Wants = _wants, WantedGroups = [.. _groups], WantedSubnets = [.. _subnets] };
    }
}
