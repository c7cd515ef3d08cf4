using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Verifying.Forms;

/// <summary>Tells a cause of the rulebook that goes under another name, where it would escape what the gate asks of it.</summary>
internal static class Disguises
{
    // Say nothing of their own, and may be strewn in.
    private static readonly HashSet<string> s_empty = ["a", "the", "of", "in", "at", "by", "on", "and", "was", "is", "error", "failure", "failed", "issue", "problem", "event", "cause", "kill", "killed", "new", "real", "actual", "true"];

    private static readonly string[] s_unknown = ["unknown", "unclear", "unspecified", "undetermined", "other", "none", "benign", "normal"];

    /// <summary>What it is; null where it is nothing that the rulebook has.</summary>
    public static string? Known(string name, Rules rules)
    {
        var own = Bare(name);
        if (own.Length == 0 || Array.Exists(s_unknown, u => own.Contains(u)))
            return "no_evidence";
        return rules.Causes.Select(c => c.Id).FirstOrDefault(id => Bare(id).SequenceEqual(own)) ?? (Nearest.Of(name, rules.Causes.Select(c => c.Id)) is { } near && Math.Abs(near.Length - name.Length) <= 2 ? near : null);
    }

    private static string[] Bare(string name)
    {
        var words = name.Split('_', StringSplitOptions.RemoveEmptyEntries);
        var telling = words.Where(w => !s_empty.Contains(w)).Select(w => w.TrimEnd('s')).Order(StringComparer.Ordinal).ToArray();
        return telling;
    }
}
