using System.Text.RegularExpressions;

namespace TriageBot.Models.Privacy;

/// <summary>Account ids: in ARNs, in hosts of ECR, behind a word that says so, and alone once they are known.</summary>
/// <param name="known">Twelve digits each.</param>
internal sealed partial class Accounts(IEnumerable<string> known)
{
    private readonly HashSet<string> _known = new(known, StringComparer.Ordinal);

    /// <summary>Twelve digits in a text that are given away as an account's id.</summary>
    public static IEnumerable<string> Named(string text) => Places().Matches(text).Select(m => m.Groups["id"].Value);

    public IEnumerable<IdentifierSpan> In(string text)
    {
        _known.UnionWith(Named(text));
        return Digits().Matches(text).Where(m => _known.Contains(m.Value)).Select(m => new IdentifierSpan(m.Index, m.Index + m.Length, IdentifierKind.Account));
    }

    [GeneratedRegex(
        @"arn:aws[a-z-]{0,12}:[a-z0-9-]{1,40}:[a-z0-9-]{0,40}:(?<id>[0-9]{12}):|\b(?<id>[0-9]{12})\.dkr[.-]ecr|[Aa]ccount([ _-]?([Ii][Dd]|[Nn]umber))?['""\\]{0,4}[ ]?[:=]?[ ]?['""\\]{0,4}(?<id>[0-9]{12})\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Places();

    [GeneratedRegex(@"[0-9]{12,}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
