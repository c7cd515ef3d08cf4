using System.Text.RegularExpressions;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Questions;

/// <summary>Finds the names of AWS's things in a question, so that it can be told whether they are the incident's.</summary>
internal static partial class Naming
{
    private static readonly (string Word, NamedKind Kind)[] s_kinds =
    [
        ("cluster", NamedKind.Cluster), ("service", NamedKind.Service), ("role", NamedKind.Role), ("account", NamedKind.Account), ("region", NamedKind.Region), ("group", NamedKind.LogGroup), ("log-group", NamedKind.LogGroup), ("family", NamedKind.Family),
    ];

    /// <summary>Words that stand beside "cluster" or "role" and are no names.</summary>
    private static readonly HashSet<string> s_plain =
    [
        "a", "an", "the", "this", "that", "our", "my", "its", "same", "whole", "entire", "each", "every", "any", "which", "what", "new", "old", "current", "previous", "last", "first", "main",
        "task", "execution", "iam", "ecs", "aws", "log", "container", "app", "application", "load", "target", "security", "and", "or", "is", "was", "it", "be", "in", "on", "of", "to",
        "have", "has", "do", "read", "get", "decrypt", "write", "use", "access", "pull", "list", "put", "send", "assume", "see", "now", "then", "before", "after", "yesterday", "today",
    ];

    private static readonly string[] s_leads = ["in", "on", "of", "from", "for", "by", "as", "with", "can", "may", "does", "events", "logs"];

    private static readonly string[] s_others = ["another", "other", "different", "others"];

    public static IReadOnlyList<Named> In(Wording words)
    {
        var found = new List<Named>();
        for (var at = 0; at < words.All.Count; at++)
        {
            var word = words.All[at];
            if (Shaped(word) is { } named)
                found.Add(named);
            else if (s_kinds.FirstOrDefault(k => k.Word == words.Lower[at]) is { Word: not null } kind && Beside(words, at) is { } name)
                found.Add(new Named(kind.Kind, name));
        }

        return [.. found.Distinct()];
    }

    private static Named? Shaped(string word) => word switch
    {
        _ when word.StartsWith("arn:", StringComparison.Ordinal) => new(NamedKind.Arn, word),
        _ when Identifiers.IsAccount(word) => new(NamedKind.Account, word),
        _ when Identifiers.IsTaskId(word) => new(NamedKind.Task, word),
        _ when Identifiers.IsRegion(word) => new(NamedKind.Region, word),
        _ when LogGroup().IsMatch(word) => new(NamedKind.LogGroup, word),
        _ when Identifiers.FamilyAndRevision(word) is var (family, _) => new(NamedKind.Family, family),
        _ => null,
    };

    /// <summary>"in cluster staging", "of the staging cluster", "another cluster". Only behind a word that leads a name: "is the service degraded" names none.</summary>
    private static string? Beside(Wording words, int at)
    {
        if (at + 1 < words.All.Count && IsName(words.All[at + 1]) && IsLed(words, at))
            return words.All[at + 1];
        if (at == 0)
            return null;
        if (s_others.Contains(words.Lower[at - 1]))
            return $"{words.Lower[at - 1]} {words.Lower[at]}";
        return IsName(words.All[at - 1]) && IsLed(words, at - 1) ? words.All[at - 1] : null;
    }

    private static bool IsLed(Wording words, int at)
    {
        var before = at > 0 && words.Lower[at - 1] is "the" or "our" or "log" ? at - 2 : at - 1;
        return before >= 0 && s_leads.Contains(words.Lower[before]);
    }

    private static bool IsName(string word) => Identifiers.IsName(word) && !s_plain.Contains(word.ToLowerInvariant()) && Shaped(word) is null;

    [GeneratedRegex(@"\A/[A-Za-z0-9._#-]+(/[A-Za-z0-9._#-]+)*/?\z", RegexOptions.NonBacktracking)]
    private static partial Regex LogGroup();
}
