using System.Text.RegularExpressions;

namespace TriageBot.Models.Privacy;

/// <summary>Ids of tasks: 32 hexadecimal digits wherever they stand; a UUID, which may be anything, where it is known as one or stands in a task's ARN.</summary>
internal static partial class TaskIds
{
    public static IEnumerable<IdentifierSpan> In(string text, IReadOnlySet<string> old)
    {
        foreach (Match match in Shape().Matches(text))
        {
            var id = match.Groups["id"];
            if (id.Length == 32)
                yield return new IdentifierSpan(id.Index, id.Index + id.Length, IdentifierKind.TaskId);
            else if (match.Groups["task"].Success || old.Contains(id.Value))
                yield return new IdentifierSpan(id.Index, id.Index + id.Length, IdentifierKind.OldTaskId);
        }
    }

    [GeneratedRegex(
        @"(?<task>:task/)?\b(?<id>[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
