using System.Text.RegularExpressions;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Alerts.Finding;

/// <summary>Finds ARNs of ECS, of log groups and of alarms; those of other services only tell nothing.</summary>
internal static partial class ArnScan
{
    private const string Stream = ":log-stream:";

    public static void Read(string text, SubjectDraft draft)
    {
        if (!text.Contains("arn:aws", StringComparison.Ordinal))
            return;
        foreach (Match match in Arns().Matches(text))
        {
            var place = new Place(match.Groups["account"].Value, match.Groups["region"].Value);
            if (!Identifiers.IsRegion(place.Region!) || Partitions.OfRegion(place.Region!) != match.Groups["partition"].Value)
                continue;

            var resource = match.Groups["resource"].Value.TrimEnd('.', ':', '-', '/');
            switch (match.Groups["service"].Value)
            {
                case "ecs":
                    OfEcs(resource, place, draft);
                    break;
                case "logs" when resource.StartsWith("log-group:", StringComparison.Ordinal):
                    OfLogs(resource["log-group:".Length..], place, draft);
                    break;
                case "cloudwatch" when resource.StartsWith("alarm:", StringComparison.Ordinal):
                    draft.Alarm(resource["alarm:".Length..]);
                    draft.At(place);
                    break;
                case "elasticloadbalancing":
                    draft.At(place);
                    break;
            }
        }
    }

    private static void OfEcs(string resource, Place place, SubjectDraft draft)
    {
        switch (resource.Split('/'))
        {
            case ["task", var id]:
                draft.Task(id, null, place);
                break;
            case ["task" or "container", var cluster, var id, ..]:
                draft.Task(id, cluster, place);
                break;
            case ["service", var name]:
                draft.Service(name, null, place);
                break;
            case ["service" or "task-set" or "service-deployment" or "service-revision", var cluster, var name, ..]:
                draft.Service(name, cluster, place);
                break;
            case ["cluster" or "container-instance" or "daemon", var home, ..]:
                draft.Cluster(home, place);
                break;
            case ["task-definition", var revision]:
                draft.Family(WebAddress.Cut(revision, ':').Before, place);
                break;
        }
    }

    private static void OfLogs(string resource, Place place, SubjectDraft draft)
    {
        draft.At(place);
        var (group, _) = WebAddress.Cut(resource, ':');
        draft.LogGroup(group);
        var at = resource.IndexOf(Stream, StringComparison.Ordinal);
        if (at >= 0 && LogStreams.TaskOf(resource[(at + Stream.Length)..]) is var (id, _))
            draft.Task(id, null, place);
    }

    [GeneratedRegex(
        "arn:(?<partition>aws[a-z-]{0,8}):(?<service>ecs|logs|cloudwatch|elasticloadbalancing):(?<region>[a-z0-9-]{5,32}):(?<account>[0-9]{12}):(?<resource>[A-Za-z0-9_/.:#-]{1,900})",
        RegexOptions.NonBacktracking)]
    private static partial Regex Arns();
}
