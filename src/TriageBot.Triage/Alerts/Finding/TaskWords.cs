using System.Text.RegularExpressions;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Alerts.Finding;

/// <summary>
/// Finds tasks named without an ARN: <c>cluster/id</c>, a stream of the awslogs driver, and a bare id behind a word that says task.
/// </summary>
internal static partial class TaskWords
{
    // A UUID's longest part.
    private const int ShortestRun = 12;

    private static readonly string[] s_between = ["id", "ids", "arn", "arns", "with", "is", "the", "and", "no", "#"];

    // A pair of a word and 32 digits that is another thing.
    private static readonly string[] s_otherHomes =
        ["trace", "traces", "span", "spans", "request", "requests", "commit", "sha", "md5", "blob", "blobs", "id", "alerts", "alert", "incident", "incidents", "session", "sessions"];

    public static void Read(string text, SubjectDraft draft)
    {
        if (!HasId(text))
            return;
        var ofTask = false;
        foreach (Match match in Words().Matches(Arns().Replace(text, " ")))
        {
            var word = match.Value;
            var segments = word.Split('/');
            if (segments is ["task", var only] && Identifiers.IsTaskId(only))
                draft.Task(only, null, default);
            else if (segments is ["task", var home, var there])
                draft.Task(there, home, default);
            else if (segments is [var cluster, var id] && IsDigits(id) && !s_otherHomes.Contains(cluster.ToLowerInvariant()))
                draft.Task(id, cluster, default);
            else if (segments is ["ecs", .., var last] && segments.Length >= 3 && LogStreams.TaskOf(word) is not null)
                draft.Task(last, null, default);
            else if (ofTask && IsDigits(word))
                draft.Task(word, null, default);
            ofTask = TaskWord().IsMatch(word) || (ofTask && (IsDigits(word) || s_between.Contains(word.ToLowerInvariant())));
        }
    }

    // Most texts hold none, and need not be taken apart.
    private static bool HasId(string text)
    {
        var run = 0;
        foreach (var c in text)
        {
            run = char.IsAsciiHexDigit(c) ? run + 1 : 0;
            if (run == ShortestRun)
                return true;
        }

        return false;
    }

    private static bool IsDigits(string word) => word.Length == 32 && Identifiers.IsTaskId(word);

    // What they name is read elsewhere, or is not ECS's.
    [GeneratedRegex(@"\barn:[^\s""'<>|,;()]{1,1000}", RegexOptions.NonBacktracking)]
    private static partial Regex Arns();

    [GeneratedRegex(@"[A-Za-z0-9_/.#-]{1,800}", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    [GeneratedRegex(@"\A(?:aws[_.-])?(?:ecs[_.-]?)?task[_.-]?(?:s|id|ids|arn|arns)?\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex TaskWord();
}
