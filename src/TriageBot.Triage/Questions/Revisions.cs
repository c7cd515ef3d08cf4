using System.Globalization;

namespace TriageBot.Triage.Questions;

/// <summary>Reads the revisions behind <c>diff</c>: <c>41 42</c>, <c>41..42</c>, <c>checkout:41 checkout:42</c>.</summary>
internal static class Revisions
{
    private static readonly string[] s_fillers = ["and", "to", "with", "vs", "versus", "revision", "revisions", "rev", "→", "->", "between", "from", "against"];

    public static DiffQuestion? Read(IReadOnlyList<string> words)
    {
        var parts = words.SelectMany(w => w.Split("..")).Where(w => !s_fillers.Contains(w.ToLowerInvariant())).ToList();
        var revisions = parts.Select(Of).ToList();
        if (revisions.Count > 2 || revisions.Contains(null))
            return null;

        return new DiffQuestion(revisions.ElementAtOrDefault(0)?.Revision, revisions.ElementAtOrDefault(1)?.Revision)
        {
            Names = [.. revisions.Select(r => r!.Value.Family).OfType<string>().Distinct().Select(f => new Named(NamedKind.Family, f))],
        };
    }

    /// <summary>Null where the word is no revision.</summary>
    public static (string? Family, int Revision)? Of(string word)
    {
        var colon = word.LastIndexOf(':');
        var family = colon > 0 ? Targets.Names.Last(word[..colon]) : null;
        return int.TryParse(word[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && revision is > 0 and < 1_000_000_000
            && (family is null || Targets.Identifiers.IsName(family)) ? (family, revision) : null;
    }
}
