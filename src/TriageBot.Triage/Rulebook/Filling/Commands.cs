using System.Text.RegularExpressions;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Filling;

/// <summary>Builds commands as lists of checked arguments. A value that is not plainly a name leaves the command out.</summary>
internal static class Commands
{
    private static readonly Regex s_plain = new(@"^[A-Za-z0-9_@%+=:,./-]+$", RegexOptions.CultureInvariant);

    /// <summary>
    /// Back to the last revision that ran; null where there is none, it is the task's own, the service does well on the task's revision or has left it,
    /// or a name is not safe to print.
    /// </summary>
    public static string? Rollback(Dossier dossier)
    {
        var good = dossier.Service?.LastGoodRevision;
        if (dossier.Task is not { } task || !IsInTrouble(dossier, task) || !SafeNames.IsRevision(good) || good == task.TaskDefinition || !SafeNames.IsName(task.Cluster) || !SafeNames.IsName(task.Service))
            return null;

        var region = Region(task.TaskArn);
        return SafeNames.IsName(region)
            ? Line(["aws", "ecs", "update-service", "--cluster", task.Cluster!, "--service", task.Service!, "--task-definition", good!, "--region", region!])
            : null;
    }

    // One death of a service that otherwise does well is no reason to go back, and what has been left need not be left again.
    private static bool IsInTrouble(Dossier dossier, EcsTask task) =>
        dossier.Service?.Service is { Primary: { } primary } service
        && primary.TaskDefinitionArn == task.TaskDefinitionArn
        && (primary.RolloutState is not (null or "COMPLETED") || service.RunningCount < service.DesiredCount || dossier.Occurrences is { Count: > 1 });

    /// <summary>A POSIX shell line: what is not plain stands in single quotes.</summary>
    public static string Line(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(Quoted));

    private static string Quoted(string argument) =>
        s_plain.Match(argument) is { Success: true } match && match.Length == argument.Length
            ? argument
            : $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static string? Region(string arn) => arn.Split(':') is { Length: >= 6 } parts ? parts[3] : null;
}
