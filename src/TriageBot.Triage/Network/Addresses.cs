using System.Net;

namespace TriageBot.Triage.Network;

/// <summary>How many of some addresses, or ports, a rule is about.</summary>
internal enum Cover
{
    None,
    Some,
    All,
}

/// <summary>IPv4 addresses that a connection goes to or comes from, as closely as they are known.</summary>
internal sealed class Addresses
{
    // What never stands on the internet, see https://www.iana.org/assignments/iana-ipv4-special-registry
    private static readonly IPNetwork[] s_private =
        [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("127.0.0.0/8")];

    private readonly IPNetwork? _block;
    private readonly bool _isPublic;

    private Addresses(IPNetwork? block, bool isPublic) => (_block, _isPublic) = (block, isPublic);

    /// <summary>Some public address; which one is not known.</summary>
    public static Addresses Internet { get; } = new(null, true);

    /// <summary>Nothing is known of it.</summary>
    public static Addresses Anywhere { get; } = new(null, false);

    /// <summary>The way out of a VPC to everything else.</summary>
    public static bool IsEverything(string block) => Parse(block) is { PrefixLength: 0 };

    /// <summary>Of a block or one address; null for what is neither, or IPv6.</summary>
    public static Addresses? Of(string? block) => Parse(block) is { } parsed ? new(parsed, false) : null;

    /// <summary>True for a single address that no route of the internet leads to.</summary>
    public static bool IsPrivate(string address) => Parse(address) is { } one && s_private.Any(p => p.Contains(one.BaseAddress));

    /// <summary>How many of these lie in a rule's block.</summary>
    public Cover In(string block)
    {
        if (Parse(block) is not { } rule)
            return Cover.None;
        if (rule.PrefixLength == 0)
            return Cover.All;
        if (_block is { } own)
            return Holds(rule, own) ? Cover.All : Holds(own, rule) ? Cover.Some : Cover.None;

        return _isPublic && s_private.Any(p => Holds(p, rule)) ? Cover.None : Cover.Some;
    }

    private static bool Holds(IPNetwork outer, IPNetwork inner) => outer.PrefixLength <= inner.PrefixLength && outer.Contains(inner.BaseAddress);

    private static IPNetwork? Parse(string? block)
    {
        var text = block?.Contains('/', StringComparison.Ordinal) is false ? $"{block}/32" : block;
        return text is not null && !text.Contains(':', StringComparison.Ordinal) && IPNetwork.TryParse(text, out var network) ? network : null;
    }
}
