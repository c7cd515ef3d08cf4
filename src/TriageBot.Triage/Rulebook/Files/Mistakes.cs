namespace TriageBot.Triage.Rulebook.Files;

/// <summary>Collects what is wrong, so that a person mends a file in one go.</summary>
internal sealed class Mistakes
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Add(Place at, string wrong) => _lines.Add($"{at}: {wrong}");

    public void AddUnknown(Place at, string what, string found, IEnumerable<string> allowed)
    {
        var all = allowed.ToList();
        Add(at, $"{what} '{found}' is unknown{Perhaps(found, all)}; allowed: {string.Join(", ", all)}");
    }

    /// <summary>For names of which there are too many to list.</summary>
    public void AddUndefined(Place at, string what, string found, IEnumerable<string> defined) =>
        Add(at, $"{what} '{found}' is defined in no rule file{Perhaps(found, defined)}");

    private static string Perhaps(string found, IEnumerable<string> allowed) => Nearest.Of(found, allowed) is { } meant ? $" ({meant}?)" : "";
}
