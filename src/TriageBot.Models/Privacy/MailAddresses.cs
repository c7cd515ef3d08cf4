using System.Text.RegularExpressions;

namespace TriageBot.Models.Privacy;

internal static partial class MailAddresses
{
    public static IEnumerable<IdentifierSpan> In(string text) => text.Contains('@', StringComparison.Ordinal)
        ? Shape().Matches(text).Select(m => new IdentifierSpan(m.Index, m.Index + m.Length, IdentifierKind.Person))
        : [];

    [GeneratedRegex(@"[A-Za-z0-9][A-Za-z0-9._%+-]{0,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){0,8}\.[A-Za-z]{2,24}\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
