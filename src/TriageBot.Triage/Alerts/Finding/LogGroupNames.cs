using System.Text.RegularExpressions;

namespace TriageBot.Triage.Alerts.Finding;

/// <summary>See https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html</summary>
internal static partial class LogGroupNames
{
    public static bool IsName(string text) => Shape().IsMatch(text);

    [GeneratedRegex(@"\A[.\-_/#A-Za-z0-9]{1,512}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
