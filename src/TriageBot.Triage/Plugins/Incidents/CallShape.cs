using System.Text.RegularExpressions;

namespace TriageBot.Triage.Plugins.Incidents;

/// <summary>The shapes of what a simulation is asked.</summary>
internal static partial class CallShape
{
    /// <summary><c>kms:Decrypt</c>; no wildcards: they would ask for more than one answer.</summary>
    public static bool IsAction(string text) => Action().IsMatch(text);

    /// <summary>An ARN, or <c>*</c>.</summary>
    public static bool IsResource(string text) => Resource().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9-]{2,40}:[A-Z][A-Za-z0-9]{2,80}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Action();

    [GeneratedRegex(@"\A(\*|arn:aws[a-z-]{0,12}:[a-z0-9-]{1,40}:[a-z0-9-]{0,40}:[0-9]{0,12}:[^\s""'`<>|;&$]{1,1024})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Resource();
}
