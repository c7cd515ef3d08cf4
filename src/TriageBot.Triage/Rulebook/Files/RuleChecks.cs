using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Rulebook.Files;

/// <summary>What can only be checked with all files at hand: ids are unique, and whatever is named exists.</summary>
internal static class RuleChecks
{
    public static void Check(IReadOnlyList<FamilyRules> families, Mistakes mistakes)
    {
        Unique("cause", families.SelectMany(f => f.Causes).Select(c => new Entry(c.Id, c.At)), mistakes);
        Unique("action", families.SelectMany(f => f.Actions).Select(a => new Entry(a.Id, a.At)), mistakes);
        Unique("signature", families.SelectMany(f => f.Signatures).Select(s => new Entry(s.Id, s.At)), mistakes);

        var causes = families.SelectMany(f => f.Causes).Select(c => c.Id).ToHashSet();
        foreach (var signature in families.SelectMany(f => f.Signatures))
        {
            foreach (var unknown in signature.Causes.Where(c => !causes.Contains(c)))
                mistakes.AddUndefined(signature.At, "cause", unknown, causes);
        }

        foreach (var cause in families.SelectMany(f => f.Causes))
        {
            foreach (var unknown in cause.MayBe.Where(c => !causes.Contains(c)))
                mistakes.AddUndefined(cause.At, "cause", unknown, causes);
        }

        var actions = families.SelectMany(f => f.Actions).Select(a => a.Id).ToHashSet();
        foreach (var cause in families.SelectMany(f => f.Causes).Where(c => c.Action is not null && !actions.Contains(c.Action)))
            mistakes.AddUndefined(cause.At, "action", cause.Action!, actions);

        var proven = families.SelectMany(f => f.Signatures).Where(s => s.SpeaksFor).SelectMany(s => s.Causes).ToHashSet();
        foreach (var cause in families.SelectMany(f => f.Causes).Where(c => c.NoSignature is null && !proven.Contains(c.Id)))
            mistakes.Add(cause.At, $"no signature speaks for '{cause.Id}': add one, or say why in 'no_signature'");
    }

    /// <summary>Tries each pattern and each example, which costs too much to do for the built-in files at every start: a test does it for those.</summary>
    public static void CheckExamples(IEnumerable<Signature> signatures, Mistakes mistakes)
    {
        var usable = signatures.Where(s => Compiles(s, mistakes)).ToList();
        var matcher = new Matcher(usable);
        foreach (var signature in usable)
        {
            foreach (var wrong in signature.Matches.Where(m => !matcher.Matching(m).Contains(signature)))
                mistakes.Add(signature.At, $"signature '{signature.Id}' does not match its own example '{wrong}'");
            foreach (var wrong in signature.Misses.Where(m => matcher.Matching(m).Contains(signature)))
                mistakes.Add(signature.At, $"signature '{signature.Id}' matches '{wrong}', which it must miss");
        }
    }

    private static bool Compiles(Signature signature, Mistakes mistakes)
    {
        try
        {
            signature.PatternFits("");
            return true;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            mistakes.Add(signature.At, $"the pattern of '{signature.Id}' cannot be used: {error.Message.ReplaceLineEndings(" ")}");
            return false;
        }
    }

    private static void Unique(string what, IEnumerable<Entry> entries, Mistakes mistakes)
    {
        foreach (var same in entries.GroupBy(e => e.Id).Where(g => g.Key.Length > 0))
        {
            foreach (var again in same.Skip(1))
                mistakes.Add(again.At, $"{what} '{again.Id}' is defined twice, first at {same.First().At}");
        }
    }

    private sealed record Entry(string Id, Place At);
}
