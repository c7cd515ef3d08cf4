using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>
/// What says only that an application failed, by one exception or another. It is left out where the same failure is named: what names it
/// stands on the same line or after it; or before it, where nothing could have been overcome in between.
/// </summary>
internal static class General
{
    public const string Wrapper = "app_start_failed_no_cause";

    private static readonly TimeSpan s_sameFailure = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan s_sameTrace = TimeSpan.FromSeconds(2);

    // From the least telling to the most: an exception says less than which one.
    private static readonly string[] s_causes = ["worker_timeout", Wrapper, "app_exception", "app_panic", "app_exception_outside"];

    // No program gets over these by trying again, as it does over a connection or a name: an exception just after them carries them.
    private static readonly string[] s_final =
    [
        "missing_env_var", "wrong_env_var", "app_config_missing", "app_config_invalid", "missing_module", "outdated_library", "entrypoint_script_bug",
        "exec_format_error", "command_not_found", "wrong_command", "permission_denied_entrypoint", "permission_denied_runtime", "readonly_filesystem",
        "nginx_no_upstream_servers", "nginx_upstream_not_found",
    ];

    // How Python says that two exceptions are one story, the earlier being the root.
    private static readonly string[] s_links =
        ["During handling of the above exception, another exception occurred", "The above exception was the direct cause of the following exception"];

    public static bool IsCovered(Reading reading, IReadOnlyList<Reading> read, Findings findings) =>
        Array.IndexOf(s_causes, reading.Cause) is >= 0 and var rank && reading.Latest is { } own
        && (read.Any(other => other.Container == reading.Container && Array.IndexOf(s_causes, other.Cause) is var o && (o < 0 || o > rank) && other.Latest is { } at && Carries(reading, own, other, at, findings))
            || IsNamedElsewhere(reading, own, findings));

    private static bool Carries(Reading reading, DateTimeOffset own, Reading other, DateTimeOffset at, Findings findings) =>
        own - at <= (reading.Cause == Wrapper ? s_sameFailure : TimeSpan.Zero)
        || (other.Strength > Strength.Weak && ((own - at <= s_sameFailure && OwnErrors.IsAftermath(reading.Line)) || (s_final.Contains(other.Cause) && own - at <= s_sameTrace) || AreLinked(reading.Container, at, own, findings)));

    private static bool AreLinked(string? container, DateTimeOffset from, DateTimeOffset to, Findings findings) =>
        to - from <= s_sameFailure && container is not null && findings.Dossier.Tail(container) is { } tail
        && tail.Lines.Any(l => l.Timestamp >= from && l.Timestamp <= to && Array.Exists(s_links, link => l.Said.Contains(link, StringComparison.Ordinal)));

    // A full disk, an exhausted heap: the exception only carries what another family names. Whoever watched a child die of memory throws a moment later.
    private static bool IsNamedElsewhere(Reading reading, DateTimeOffset own, Findings findings) =>
        findings.Matches.Any(m =>
            m.Text.Kind == TextKinds.ApplicationMessage
            && m.Text.Container == reading.Container
            && m.Text.At >= own - (m.Signature.Family == "memory" ? s_sameFailure : s_sameTrace)
            && m.Signature is { SpeaksFor: true, Strength: > Strength.Weak }
            && m.Signature.Family != ApplicationExit.FamilyName);
}
