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

    /// <summary>The first part of it that stands in quotes; null where none does.</summary>
    public string? Quoted => Quotes().Match(Text) is { Success: true } match ? match.Groups["words"].Value : null;

    public bool Has(params string[] any) => any.Any(Lower.Contains);

    /// <summary>Where the first of these words stands; less than 0 where none does.</summary>
    public int Index(params string[] any)
    {
        for (var at = 0; at < Lower.Count; at++)
        {
            if (any.Contains(Lower[at]))
                return at;
        }

        return -1;
    }

    /// <summary>The same with other words.</summary>
    public Wording With(IReadOnlyList<string> words) => new(string.Join(' ', words), words, IsQuestion);

    [GeneratedRegex("[\"“`](?<words>[^\"“”`]{1,200})[\"”`]", RegexOptions.NonBacktracking)]
    private static partial Regex Quotes();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();
}
