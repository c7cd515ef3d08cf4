using System.Globalization;
using System.Text.RegularExpressions;

namespace TriageBot.Models.Privacy;

/// <summary>
/// What stands in for an identifier. The shapes are reserved: a piece of a text that happens to have one is hidden like an identifier, so no stand-in is ever
/// confused with what stood there before.
/// </summary>
internal static partial class StandIns
{
    /// <param name="number">From 1, for each kind.</param>
    public static string Of(IdentifierKind kind, int number) => kind switch
    {
        IdentifierKind.Account => Text($"1000{number:00000000}"),
        IdentifierKind.Address => Address(number),
        IdentifierKind.LongAddress => Text($"2001:db8::{number:x}"),
        IdentifierKind.Host => Text($"host{number}.example"),
        IdentifierKind.Person => Text($"person{number}@example.org"),
        IdentifierKind.TaskId => Text($"{number:x32}"),
        IdentifierKind.OldTaskId => Text($"00000000-0000-0000-0000-{number:x12}"),
        IdentifierKind.LogGroup => Text($"log-group-{number}"),
        _ => Text($"{kind.ToString().ToLowerInvariant()}-{number}"),
    };

    /// <summary>Pieces of a text that have the shape of a stand-in.</summary>
    public static IEnumerable<IdentifierSpan> In(string text)
    {
        foreach (Match match in Reserved().Matches(text))
        {
            var kind = Enum.Parse<IdentifierKind>(match.Groups.Values.Skip(1).First(g => g.Success).Name);
            if (Bounds.AreFree(text, match.Index, match.Index + match.Length))
                yield return new IdentifierSpan(match.Index, match.Index + match.Length, kind);
        }
    }

    // The three blocks for documentation (RFC 5737), then the one for benchmarks (RFC 2544).
    private static string Address(int number) => (number - 1) switch
    {
        < 254 => Text($"203.0.113.{number}"),
        < 508 => Text($"198.51.100.{number - 254}"),
        < 762 => Text($"192.0.2.{number - 508}"),
        var more => Text($"198.{18 + ((more - 762) / 65536 % 2)}.{(more - 762) / 256 % 256}.{(more - 762) % 256}"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<Account>1000[0-9]{8})|(?<Address>(203\.0\.113|198\.51\.100|192\.0\.2|198\.1[89]\.[0-9]{1,3})\.[0-9]{1,3})|(?<LongAddress>2001:db8::[0-9a-f]{1,8})|(?<Host>host[0-9]{1,9}\.example)|(?<Person>person[0-9]{1,9}@example\.org)|(?<TaskId>0{24}[0-9a-f]{8})|(?<OldTaskId>00000000-0000-0000-0000-[0-9a-f]{12})|(?<Resource>resource-[0-9]{1,9})|(?<Cluster>cluster-[0-9]{1,9})|(?<Service>service-[0-9]{1,9})|(?<Family>family-[0-9]{1,9})|(?<Role>role-[0-9]{1,9})|(?<LogGroup>log-group-[0-9]{1,9})|(?<Repository>repository-[0-9]{1,9})|(?<Secret>secret-[0-9]{1,9})",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Reserved();
}
