using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Alerts.Finding;

/// <summary>Reads the fragments of CloudWatch's pages of alarms and log groups; names are escaped twice there, with <c>$</c> for the outer percent sign.</summary>
internal static class CloudWatchLinks
{
    private const string Alarm = "alarmsV2:alarm/";
    private const string Group = "logsV2:log-groups/log-group/";

    public static void Read(string fragment, Place place, SubjectDraft draft)
    {
        if (fragment.StartsWith(Alarm, StringComparison.Ordinal))
            draft.Alarm(Name(fragment[Alarm.Length..]));
        else if (fragment.StartsWith(Group, StringComparison.Ordinal))
            draft.LogGroup(Name(fragment[Group.Length..]));
        else
            return;
        draft.At(place);
    }

    private static string Name(string escaped) =>
        Uri.UnescapeDataString(Uri.UnescapeDataString(WebAddress.Cut(WebAddress.Cut(escaped, '/').Before, '?').Before.Replace('$', '%')));
}
