using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace TriageBot.Models.Privacy;

/// <summary>IP addresses, other than those that are the same on every machine.</summary>
internal static partial class Addresses
{
    public static IEnumerable<IdentifierSpan> In(string text) => Short(text).Concat(Long(text));

    private static IEnumerable<IdentifierSpan> Short(string text)
    {
        foreach (Match match in Dotted().Matches(text))
        {
            // 4.0.30319.42000 is a version, and 1.2.3.4.5 is no address.
            if (IPAddress.TryParse(match.Value, out var address) && address.ToString() == match.Value && !IsEverywhere(address) && !IsPartOfMore(text, match))
                yield return new IdentifierSpan(match.Index, match.Index + match.Length, IdentifierKind.Address);
        }
    }

    private static IEnumerable<IdentifierSpan> Long(string text)
    {
        foreach (Match match in Colons().Matches(text))
        {
            var groups = match.Value.Split(':', StringSplitOptions.RemoveEmptyEntries);
            if (groups.Length > 2 && match.Value.Any(char.IsAsciiDigit) && IPAddress.TryParse(match.Value, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6 && !IsEverywhere(address))
                yield return new IdentifierSpan(match.Index, match.Index + match.Length, IdentifierKind.LongAddress);
        }
    }

    /// <summary>Loopback, link-local (the endpoints for metadata and credentials), unspecified, broadcast: they name no machine of anybody.</summary>
    private static bool IsEverywhere(IPAddress address) =>
        IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || address.Equals(IPAddress.Broadcast)
        || address.GetAddressBytes() is [169, 254, _, _];

    private static bool IsPartOfMore(string text, Match match) =>
        (match.Index > 1 && text[match.Index - 1] == '.' && char.IsAsciiDigit(text[match.Index - 2]))
        || (match.Index + match.Length + 1 < text.Length && text[match.Index + match.Length] == '.' && char.IsAsciiDigit(text[match.Index + match.Length + 1]));

    [GeneratedRegex(@"\b[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"[0-9A-Fa-f]{0,4}(:[0-9A-Fa-f]{0,4}){2,8}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Colons();
}
