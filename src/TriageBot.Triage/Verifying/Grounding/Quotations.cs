using System.Text;

namespace TriageBot.Triage.Verifying.Grounding;

/// <summary>What words put between quotation marks.</summary>
internal static class Quotations
{
    private const string Opening = "\"“„«`'‘";

    /// <summary>The words without their quotations (a mark stands in the place of each), and these.</summary>
    public static (string Others, IReadOnlyList<string> Quotations) Split(string words)
    {
        var rest = new StringBuilder(words.Length);
        var found = new List<string>();
        for (var i = 0; i < words.Length; i++)
        {
            if (Opens(words, i) && End(words, i) is var end and > 0)
            {
                if (words[(i + 1)..end].Trim() is { Length: > 0 } quoted)
                    found.Add(quoted);
                rest.Append(Tokens.Quoted);
                i = end;
            }
            else
            {
                rest.Append(words[i]);
            }
        }

        return (rest.ToString(), found);
    }

    // An apostrophe inside a word, or after one, opens nothing.
    private static bool Opens(string words, int at) =>
        Opening.Contains(words[at]) && (words[at] is not ('\'' or '‘') || at == 0 || !char.IsLetterOrDigit(words[at - 1]));

    private static int End(string words, int start)
    {
        for (var i = start + 1; i < words.Length; i++)
        {
            if (Closes(words[start], words[i]) && (words[start] is not ('\'' or '‘') || i + 1 == words.Length || !char.IsLetterOrDigit(words[i + 1])))
                return i;
        }

        return -1;
    }

    private static bool Closes(char opening, char c) => opening switch
    {
        '“' or '„' => c is '”' or '“' or '"',
        '«' => c == '»',
        '‘' => c is '’' or '\'',
        _ => c == opening,
    };
}
