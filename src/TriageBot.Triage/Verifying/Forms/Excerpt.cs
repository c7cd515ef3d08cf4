using TriageBot.Triage.Redaction;

namespace TriageBot.Triage.Verifying.Forms;

/// <summary>Words of a draft inside a reason: short, printable, on one line.</summary>
internal static class Excerpt
{
    private const int Longest = 60;

    public static string Of(string words)
    {
        var line = Printable.Of(words.Length > Longest * 4 ? words[..(Longest * 4)] : words).ReplaceLineEndings(" ").Replace('\t', ' ').Replace('<', '‹').Replace('>', '›');
        return line.Length <= Longest ? line : $"{line[..Longest]}…";
    }
}
