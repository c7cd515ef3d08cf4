using System.Text.RegularExpressions;
using TriageBot.Triage.Redaction;

namespace TriageBot.Triage.Questions;

/// <summary>A text, word by word.</summary>
/// <param name="All">As written, without the punctuation around them.</param>
/// <param name="IsQuestion">True where a question mark ends it.</param>
internal sealed partial record Wording(string Text, IReadOnlyList<string> All, bool IsQuestion)
{
    private static readonly char[] s_around = ['.', ',', ';', '!', '?', '(', ')', '[', ']', '"', '\'', '`', '“', '”', '‘', '’', '„', '…', '<', '>'];

    /// <summary>In lower case.</summary>
    public IReadOnlyList<string> Lower { get; } = [.. All.Select(w => w.ToLowerInvariant())];

    public string First => Lower is [var first, ..] ? first : "";

    public static Wording Of(string text)
    {
        var line = Printable.Of(text.Length > QuestionReader.LongestText ? text[..QuestionReader.LongestText] : text).Trim();
        return new Wording(line, [.. Space().Split(line).Select(w => w.Trim(s_around).TrimEnd(':')).Where(w => w.Length > 0)], line.TrimEnd('"', '\'', ')', ' ').EndsWith('?'));
    }

    public bool Has(params string[] any) => any.Any(Lower.Contains);

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();
}
