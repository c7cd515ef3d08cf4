using System.Text.RegularExpressions;

namespace TriageBot.Triage.Questions.Free;

/// <summary>Tells sentences that say why something happened from those that say what did.</summary>
internal static partial class CauseWords
{
    /// <summary>How a sentence begins that says why, and that it is not proven.</summary>
    public static bool IsReading(string sentence) => Reading().IsMatch(sentence);

    /// <summary>True where the sentence says why in words of its own; what stands in quotes is somebody else's.</summary>
    public static bool Explain(string sentence) => Why().IsMatch(StopReason().Replace(Quotes().Replace(sentence, " "), " "));

    /// <summary>The causes that it names by their ids.</summary>
    /// <param name="known">The rulebook's.</param>
    public static IReadOnlyList<string> Named(string sentence, IEnumerable<string> known)
    {
        var words = Ids().Matches(Quotes().Replace(sentence, " ")).Select(m => m.Value.ToLowerInvariant()).ToHashSet();
        return [.. known.Where(words.Contains)];
    }

    [GeneratedRegex(@"\A\W{0,3}(?:(?:as|a|my|one|the|only|possible|likely)\s+){0,4}reading\s*[:,(–—]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Reading();

    [GeneratedRegex(
        @"\b(?:because|caus(?:e|es|ed|ing)|reasons?|due to|owing to|thanks to|as a result|results? (?:of|in|from)|resulted|led to|leads? to|leading to|stems? from|stemmed from|triggered by|brought down by|explains?|explained by|that is why|that's why|which is why|so it (?:died|failed|crashed|stopped)|culprit|to blame|at fault|blamed?|fault of|responsible for|root problem|out[ -]of[ -]memory|oom\w*|memory leak|weil|wegen|aufgrund|ursachen?|grund|darum|deshalb|parce que|à cause|en raison|porque|debido a|por culpa|causa|perché|per colpa)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Why();

    /// <summary>The name of a field: what ECS says there is a fact.</summary>
    [GeneratedRegex(@"\bstop(?:ped)?[ -]?reason\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex StopReason();

    [GeneratedRegex("\"[^\"]{1,400}\"|“[^”]{1,400}”|`[^`]{1,400}`", RegexOptions.NonBacktracking)]
    private static partial Regex Quotes();

    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Ids();
}
