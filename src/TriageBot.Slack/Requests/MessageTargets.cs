using System.Text.RegularExpressions;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Requests;

/// <summary>
/// Finds the target that a message is about. A message holds many words that are none, and may name several tasks: then the first one counts.
/// </summary>
internal static partial class MessageTargets
{
    private const int MostWords = 2000;

    /// <summary>The words that name the target; null where none does.</summary>
    public static string? Find(string text, TargetDefaults defaults)
    {
        var words = Separators().Split(text).Where(w => w.Length is > 3 and <= 2048).Take(MostWords).ToList();
        return words.FirstOrDefault(w => Parsed(w) is TaskTarget) ?? words.FirstOrDefault(w => Parsed(w) is ServiceTarget or RevisionTarget);

        // Only what can be nothing else: an ARN, a link, a task id; "and/or" is no cluster and service.
        Target? Parsed(string word) => word.StartsWith("arn:", StringComparison.Ordinal) || word.StartsWith("https://", StringComparison.Ordinal) || TaskId().IsMatch(word)
            ? TargetParser.Parse(word, defaults).Target
            : null;
    }

    [GeneratedRegex(@"[\s<>|""'`(){}\[\],;]+", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();

    [GeneratedRegex("^([A-Za-z0-9_-]{1,255}/)?[0-9a-f]{32}$", RegexOptions.NonBacktracking)]
    private static partial Regex TaskId();
}
