using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Gathering.FollowUps;

/// <summary>Readings in which a permission is in question.</summary>
internal static class Permissions
{
    private static readonly string[] s_causes = ["task_role_missing", "role_assume_failed", "secret_fetch_failed_truncated", "ssm_fetch_failed_truncated"];

    public static bool AreInQuestion(IReadOnlyList<Hypothesis> readings) =>
        readings.Best().Any(r => s_causes.Contains(r.Cause) || (r.Cause.EndsWith("_denied", StringComparison.Ordinal) && r.Cause != "port_bind_denied"));
}
