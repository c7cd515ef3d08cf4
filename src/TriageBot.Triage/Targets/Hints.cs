namespace TriageBot.Triage.Targets;

/// <summary>The words around a target: labels such as <c>task:</c>, and the flags of a copied AWS CLI command.</summary>
internal static class Hints
{
    private static readonly string[] Labels =
        ["task", "taskarn", "task-arn", "task-id", "taskid", "arn", "id", "service", "servicename", "servicearn", "ecs", "fargate", "why", "target", "the", "url", "link"];

    /// <summary>The words that may be the target, and the defaults as <c>--cluster</c> and <c>--region</c> among the words change them.</summary>
    public static (IReadOnlyList<string> Words, TargetDefaults Defaults) Read(IReadOnlyList<string> words, TargetDefaults defaults)
    {
        var kept = new List<string>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            var (flag, value) = WebAddress.Cut(words[i], '=');
            if (flag is "--cluster" or "--region" && (value.Length > 0 || i + 1 < words.Count))
                defaults = With(defaults, flag, value.Length > 0 ? value : words[++i]);
            else if (!IsLabel(words[i]) && WithoutLabel(words[i]) is { Length: > 0 } word)
                kept.Add(word);
        }

        return (kept, defaults);
    }

    private static TargetDefaults With(TargetDefaults defaults, string flag, string value) => flag switch
    {
        "--region" when Identifiers.IsRegion(value) => defaults with { Region = value },
        "--cluster" when Identifiers.IsName(value) => defaults with { Cluster = value },
        _ => defaults,
    };

    private static bool IsLabel(string word) => Labels.Contains(word.ToLowerInvariant()) || word.StartsWith("--", StringComparison.Ordinal) && !word.Contains('=');

    /// <summary><c>task:3f2a…</c>, <c>service:checkout</c> as ECS writes a task's group, <c>--tasks=…</c>; but <c>task:42</c> is a revision.</summary>
    private static string WithoutLabel(string word)
    {
        var at = word.IndexOfAny([':', '=']);
        if (at < 1 || Identifiers.FamilyAndRevision(word) is not null)
            return word;

        var label = word[..at].ToLowerInvariant();
        return label != "arn" && (label.StartsWith("--", StringComparison.Ordinal) || Labels.Contains(label)) ? word[(at + 1)..] : word;
    }
}
