namespace TriageBot.Triage.Targets;

/// <summary>Reads what a person pasted: one target, or one clear error that says what was found and what would work.</summary>
public static class TargetParser
{
    /// <summary>
    /// Finds the one target in a text. Of many words, those that can only be a target (ARNs, links, task ids, log streams) are looked at first,
    /// then <c>cluster/service</c> and <c>family:revision</c>; a plain word counts as a service's name only where it stands alone.
    /// </summary>
    /// <param name="text">Any text; only its first 4,096 characters are read.</param>
    /// <param name="defaults">Stand in for what the text leaves out.</param>
    public static ParsedTarget Parse(string text, TargetDefaults defaults)
    {
        var (words, given) = Hints.Read(Wrapping.Words(text), defaults);
        if (words.Count == 0)
        {
            return string.IsNullOrWhiteSpace(text)
                ? ParsedTarget.Unreadable("nothing", Found.WhatWorks)
                : ParsedTarget.Unreadable($"no target in {Found.Quoted(text)}", Found.WhatWorks);
        }

        var named = Read(words, word => ArnTargets.Read(word) ?? ConsoleUrls.Read(word, given));
        var certain = Same.WithIds(named, Read(words, word => BareTargets.ReadId(word, given)));
        var likely = certain.Count > 0 ? certain : Read(words, word => BareTargets.ReadPair(word, given));
        return (likely.Count, words.Count) switch
        {
            ( > 0, _) => OneOf(likely, given),
            (_, 1) => OneOf([BareTargets.ReadName(words[0], given)], given),
            _ => ParsedTarget.Unreadable($"no target in {Found.Quoted(text)}", Found.WhatWorks),
        };
    }

    private static List<ParsedTarget> Read(IReadOnlyList<string> words, Func<string, ParsedTarget?> read) => [.. words.Select(read).OfType<ParsedTarget>()];

    // A readable target wins over words that only look like one.
    private static ParsedTarget OneOf(IReadOnlyList<ParsedTarget> readings, TargetDefaults defaults)
    {
        Target? only = null;
        foreach (var target in readings.Select(reading => reading.Target).OfType<Target>())
        {
            if (only is not null && Same.Merge(only, target) is not { } merged)
                return ParsedTarget.Unreadable($"two targets, {Same.Name(only)} and {Same.Name(target)}", "one of them");

            only = only is null ? target : Same.Merge(only, target);
        }

        return only is null ? readings[0] : ParsedTarget.Of(Scopes.Complete(only, defaults));
    }
}
