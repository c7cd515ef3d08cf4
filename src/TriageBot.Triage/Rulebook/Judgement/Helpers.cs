namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>Containers that by their name only prepare something for others, and are meant to end.</summary>
internal static class Helpers
{
    private static readonly string[] s_within =
        ["initcontainer", "init-container", "init_container", "migrat", "wait-for", "wait_for", "waitfor", "start_dependencies", "bootstrap", "chown", "volume-init", "dbsetup", "db-setup", "permissions", "prepare"];

    private static readonly string[] s_ends = ["init", "setup", "seed"];

    /// <summary>A whole word at the name's start or end: a monitor or an initiator is no helper.</summary>
    public static bool Named(string container) =>
        Array.Exists(s_within, w => container.Contains(w, StringComparison.OrdinalIgnoreCase))
        || Array.Exists(s_ends, w => container.Split('-', '_') is [var first, .. var rest]
            && (first.Equals(w, StringComparison.OrdinalIgnoreCase) || (rest is [.., var last] && last.Equals(w, StringComparison.OrdinalIgnoreCase))));
}
