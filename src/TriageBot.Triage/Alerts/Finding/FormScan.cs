using System.Text.RegularExpressions;

namespace TriageBot.Triage.Alerts.Finding;

/// <summary>
/// Finds names by the form in which AWS writes them: target groups and load balancers as CloudWatch's dimensions have them, log groups of ECS, and
/// <c>(service checkout)</c> as ECS's own events begin.
/// </summary>
internal static partial class FormScan
{
    public static void Read(string text, SubjectDraft draft)
    {
        foreach (Match match in ServiceEvents().Matches(text))
            draft.Service(match.Groups["service"].Value, match.Groups["cluster"] is { Success: true, Value: var home } ? home : null, default);
        if (!text.Contains('/'))
            return;
        foreach (Match match in Balancing().Matches(text))
        {
            if (match.Value.StartsWith("targetgroup/", StringComparison.Ordinal))
                draft.TargetGroup(match.Value);
            else
                draft.LoadBalancer(match.Value);
        }

        foreach (Match match in Groups().Matches(text))
        {
            var name = match.Groups["name"].Value.TrimEnd('.', '/');
            draft.LogGroup(name);
            if (name.Split('/') is ["", "aws", "ecs", "containerinsights", var cluster, _])
                draft.Cluster(cluster, default);
        }
    }

    [GeneratedRegex(@"\b(?:targetgroup|app|net|gwy)/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Balancing();

    [GeneratedRegex(@"\(service (?:(?<cluster>[A-Za-z0-9_-]{1,255})/)?(?<service>[A-Za-z0-9_-]{1,255})[,)]", RegexOptions.NonBacktracking)]
    private static partial Regex ServiceEvents();

    // Behind a letter or a slash it is a part of a link.
    [GeneratedRegex("""(?:^|[\s"'`(=:<\[])(?<name>/(?:aws/)?ecs/[.\-_/#A-Za-z0-9]{1,500})""", RegexOptions.NonBacktracking)]
    private static partial Regex Groups();
}
