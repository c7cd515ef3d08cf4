using System.Buffers;
using System.Text.RegularExpressions;

namespace TriageBot.Triage.Alerts.Finding;

/// <summary>
/// Finds <c>key: value</c> and <c>key=value</c> in text, in JSON too, and a key alone on a line with its value on the next, as the fields of
/// Slack's attachments are read. A sentence behind a colon is no value.
/// </summary>
internal static partial class LabelScan
{
    // Every label's name holds one of them; most texts hold none.
    private static readonly SearchValues<string> s_stems = SearchValues.Create(
        ["cluster", "service", "task", "family", "log", "region", "account", "alarm", "pod", "kube", "k8s", "eks"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text speaks of ECS: then a service is one of ECS's.</summary>
    public static bool SaysEcs(string text) =>
        (text.Contains("ecs", StringComparison.OrdinalIgnoreCase) || text.Contains("fargate", StringComparison.OrdinalIgnoreCase)) && Ecs().IsMatch(text);

    /// <summary>Whether a text may hold a label at all.</summary>
    public static bool MayHold(string text) => text.AsSpan().ContainsAny(s_stems);

    public static void Read(string text, LabelSet labels)
    {
        if (!MayHold(text))
            return;
        for (var match = Pairs().Match(text); match.Success && !labels.IsFull;)
        {
            var value = match.Groups["value"];
            var ends = Ends(text, value.Index + value.Length, spaced: match.Groups["blank"].Length > 0);
            if (ends)
                labels.Add(match.Groups["key"].Value, value.Value);
            match = Pairs().Match(text, ends ? value.Index + value.Length : value.Index);
        }

        var before = "";
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim(" \t*`_:").ToString();
            if (before.Length is > 0 and < 40 && trimmed.Length is > 0 and <= 300 && LabelNames.Read(before) is not null && !trimmed.Contains(' '))
                labels.Add(before, trimmed);
            before = trimmed;
        }
    }

    // "service: checkout is down" names nothing; "service: checkout, cluster: prod" does, and so does "service=checkout is down".
    private static bool Ends(string text, int at, bool spaced)
    {
        while (at < text.Length && text[at] is '"' or '\'' or '*' or '`')
            at++;
        if (at >= text.Length || "\r\n,;|)]}>&\\".Contains(text[at]))
            return true;
        if (text[at] is not (' ' or '\t'))
            return false;
        var next = text.AsSpan(at, Math.Min(80, text.Length - at)).TrimStart(" \t*");
        var word = next.IndexOfAny(" \t\r\n") is >= 0 and var end ? next[..end] : next;
        return !spaced || word.IsEmpty || "|,;•·(-".Contains(word[0]) || word.IndexOfAny(":=") > 0;
    }

    [GeneratedRegex(
        """(?<key>[A-Za-z][A-Za-z0-9_.-]{0,60}(?: (?:name|id|arn|group|definition|family))?)["'*`\\]{0,3} ?[:=]["'*`]{0,2}(?<blank>[ \t]{0,4})["'*`\\]{0,3}(?<value>[/A-Za-z0-9][A-Za-z0-9_./#-]{0,500}(?::[0-9]{1,9})?)""",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Pairs();

    [GeneratedRegex(@"\b(?:AWS/)?(?:ecs|fargate)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Ecs();
}
