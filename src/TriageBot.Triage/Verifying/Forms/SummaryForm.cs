using System.Text.RegularExpressions;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Verifying.Grounding;

namespace TriageBot.Triage.Verifying.Forms;

/// <summary>Whether words of a model may be shown at all: short, plain, and nothing in them that a chat or a person would follow.</summary>
public static class SummaryForm
{
    public const int Longest = 400;

    private const int MostSentences = 2;

    private static readonly Regex s_link = new(@"://|\bwww\.|\b(mailto:\S|javascript:\S|data:[a-z]+/|tel:[+0-9])|\]\(|<[^ ]*\|[^>]*>|<https?", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex s_mention = new(@"<[!@#]|@(here|channel|everyone|group|team)\b|(^|[\s(""'])@[a-z0-9._-]+($|[\s,.;:!?)""'])|\bsubteam\^", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex s_sentenceEnd = new(@"[.!?…][""”’')]?\s+(?:[A-Z0-9""“‘'(])", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Why not, each in a few words; empty where it may.</summary>
    public static IEnumerable<string> Faults(string words)
    {
        if (string.IsNullOrWhiteSpace(words))
            return ["it is empty"];
        if (words.Length > Longest)
            return [$"it has {words.Length} characters; allowed: {Longest}"];
        if (words.Any(char.IsControl) || words.ReplaceLineEndings("") != words || Printable.Of(words) != words)
            return ["it holds line breaks, or characters that are not printed"];
        return InWords(Entities(EvidenceTexts.Folded(words)));
    }

    private static IEnumerable<string> InWords(string folded)
    {
        if (s_link.IsMatch(folded))
            yield return "it holds a link";
        if (s_mention.IsMatch(folded))
            yield return "it mentions somebody, or marks up a mention";
        if (folded.Contains("``", StringComparison.Ordinal) || folded.Contains("~~~", StringComparison.Ordinal))
            yield return "it holds a code fence";

        var (prose, _) = Quotations.Split(folded);
        if (s_sentenceEnd.Count(prose) >= MostSentences)
            yield return $"it has more than {MostSentences} sentences";
        if (ForeignCommands.Stands(prose))
            yield return "it holds a command; the next step is an action of the rulebook";
    }

    private static string Entities(string words) =>
        words.Replace("&lt;", "<", StringComparison.OrdinalIgnoreCase).Replace("&gt;", ">", StringComparison.OrdinalIgnoreCase).Replace("&#64;", "@", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.OrdinalIgnoreCase);
}
