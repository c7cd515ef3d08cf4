using System.Text.RegularExpressions;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Alerts.Finding;

/// <summary>Finds links to the console: of tasks, services, clusters, log groups, their streams, alarms. Links to anything else are not read.</summary>
internal static partial class LinkScan
{
    // Stands in where a link names no Region, and is not told to anybody.
    private static readonly TargetDefaults s_nowhere = new("us-east-1");

    public static void Read(string text, SubjectDraft draft)
    {
        if (!text.Contains("https://", StringComparison.Ordinal))
            return;
        foreach (Match match in Links().Matches(text).Take(Most.Links))
        {
            var word = match.Value.Replace("&amp;", "&", StringComparison.Ordinal);
            if (WebAddress.Read(word) is not { } link || !ConsoleHosts.TryRead(link.Host, out var account, out var region))
                continue;

            region = WebAddress.Parameter(link.Query, "region") ?? region ?? WebAddress.Parameter(WebAddress.Cut(link.Fragment, '?').After, "region");
            var place = new Place(account, region is not null && Identifiers.IsRegion(region) ? region : null);
            if (link.Path.StartsWith("cloudwatch/", StringComparison.OrdinalIgnoreCase))
                CloudWatchLinks.Read(link.Fragment, place, draft);
            OfTarget(ConsoleUrls.Read(word, s_nowhere)?.Target, place, draft);
            if (Clusters().Match(link.Path is "ecs/home" ? link.Fragment : link.Path) is { Success: true } page)
                draft.Cluster(page.Groups["cluster"].Value, place);
        }
    }

    private static void OfTarget(Target? target, Place place, SubjectDraft draft)
    {
        switch (target)
        {
            case TaskTarget task:
                draft.Task(task.TaskId, task.Cluster, place);
                break;
            case ServiceTarget service:
                draft.Service(service.Service, service.Cluster, place);
                break;
            case RevisionTarget revision:
                draft.Family(revision.Family, place);
                break;
        }
    }

    [GeneratedRegex("https://[^\\s<>|\"'`\\\\]{4,2040}", RegexOptions.NonBacktracking)]
    private static partial Regex Links();

    [GeneratedRegex("(?:^|/)clusters/(?<cluster>[A-Za-z0-9_-]{1,255})", RegexOptions.NonBacktracking)]
    private static partial Regex Clusters();
}
