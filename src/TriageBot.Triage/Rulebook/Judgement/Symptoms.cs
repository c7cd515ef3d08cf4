using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>
/// A failed health check is what one sees of a failure. Where the application's last lines name a lasting one (what it needs cannot be reached, is
/// not set, is not there), that is the cause; an exception alone is not, for a running application may print one for any request.
/// </summary>
internal static class Symptoms
{
    private static readonly string[] s_lasting = ["app_network", "app_config", "roles", "storage", "memory"];
    private static readonly string[] s_ofBuild = ["missing_module", "missing_file_in_image", "outdated_library"];

    // These answers come from an application that runs: the check asks it the wrong thing.
    private static readonly string[] s_answered = ["[2", "[3", "[400", "[401", "[403", "[404", "[405", "[406"];

    public static bool TellWhy(Findings findings, string? container) =>
        !findings.Matches.Any(m => m.Signature.Id == "target_answers_wrong_code" && Array.Exists(s_answered, a => m.Text.Text.Contains(a, StringComparison.Ordinal)))
        && findings.Matches.Any(m => m.Text.Kind == TextKinds.ApplicationMessage
            && (container is null || m.Text.Container == container)
            && m.Signature is { SpeaksFor: true, Strength: > Strength.Weak }
            && findings.IsNearTheEnd(m.Text)
            && m.Signature.Causes.Any(IsLasting));

    private static bool IsLasting(string cause) =>
        s_ofBuild.Contains(cause) || (Vocabulary.FamilyOf(cause) is { } family && s_lasting.Contains(family));
}
