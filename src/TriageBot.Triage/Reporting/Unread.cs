using TriageBot.Triage.Gathering;
using TriageBot.Triage.Ports;

namespace TriageBot.Triage.Reporting;

/// <summary>Says why nothing at all could be read, and what would open it.</summary>
public static class Unread
{
    /// <summary>Null where ECS, or a log group in its place, told anything: then there is an answer, if only that the target does not exist.</summary>
    public static string? Message(Answer answer) => answer.Verdict is Verdict.NotFound ? Message(answer.Dossier) : null;

    /// <summary>The same of what was gathered where neither a task nor a service was found.</summary>
    public static string? Message(Dossier dossier)
    {
        var told = dossier.Looks.Any(l => l.Source == "ecs" && l.Result is LookResult.Found or LookResult.Nothing);
        if (told || dossier.Gaps is not [var first, ..] gaps)
            return null;

        // Missing credentials are why, whatever else failed because of them.
        var gap = gaps.MinBy(g => g.Kind is FailureKind.CredentialsMissing or FailureKind.CredentialsRejected ? 0 : g.Kind is null ? 2 : 1) ?? first;
        return gap.Kind is { } kind ? Message(kind, $"{gap.What}: {gap.Because}", gap.Grant) : $"nothing could be read. {gap.What}: {gap.Because}; is AWS reachable from here?";
    }

    public static string Message(ReadFailure failure) => Message(failure.Kind, $"{failure.Operation}: {failure.Code}: {failure.Message}", null);

    private static string Message(FailureKind kind, string what, string? grant)
    {
        var remedy = kind switch
        {
            FailureKind.CredentialsRejected => "Sign in again (aws sso login), or set fresh keys",
            FailureKind.Unreachable => "Check the network, the Region and AWS_ENDPOINT_URL",
            FailureKind.Throttled => "Try again in a minute",
            FailureKind.Denied when grant is not null => $"This statement would open it: {grant}",
            FailureKind.Denied => "'triagebot policy' prints what the role needs",
            _ => null,
        };
        return $"nothing could be read. {what.TrimEnd('.')}{(remedy is null ? "" : $". {remedy}")}";
    }
}
