using System.Globalization;

namespace TriageBot.Models.Prompts;

/// <summary>Collects what is wrong with one file, so that a person mends it in one go.</summary>
internal sealed class PromptMistakes(string file)
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    /// <param name="line">From 1.</param>
    public void Add(int line, string wrong) => _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {wrong}"));
}
