namespace TriageBot.Triage.Rulebook.Files;

/// <summary>Collects what is wrong, so that a person mends a file in one go.</summary>
internal sealed class Mistakes
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Add(Place at, string wrong) => _lines.Add($"{at}: {wrong}");

    public void AddUnknown(Place at, string what, string found, IEnumerable<string> allowed) =>
        Add(at, $"{what} '{found}' is unknown; allowed: {string.Join(", ", allowed)}");
}
