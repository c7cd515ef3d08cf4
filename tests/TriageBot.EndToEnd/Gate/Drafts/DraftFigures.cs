using System.Globalization;
using System.Text;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Verifying;

namespace TriageBot.EndToEnd.Gate.Drafts;

/// <summary>What became of many drafts.</summary>
internal sealed class DraftFigures
{
    private readonly SortedDictionary<string, int> _refused = new(StringComparer.Ordinal);
    private readonly List<string> _rightRefused = [];
    private readonly List<string> _unreadable = [];
    private int _right;

    public int Drafts { get; private set; }

    /// <summary>Spoilt drafts that passed.</summary>
    public List<string> Passed { get; } = [];

    /// <summary>Spoilt drafts that were refused, and not for what is wrong with them.</summary>
    public List<string> OtherwiseRefused { get; } = [];

    public IEnumerable<string> Classes => _refused.Keys;

    public double ShareOfRight => (double)(_right - _rightRefused.Count) / _right;

    public void Right(Base of, Draft draft, Ruling ruling)
    {
        (Drafts, _right) = (Drafts + 1, _right + 1);
        if (!of.Supports(draft))
            _unreadable.Add($"{of.Name}: {draft.Summary}");
        if (ruling.Conclusion is null)
            _rightRefused.Add($"{of.Name}: {draft.Summary} -> {Reasons(ruling)}");
    }

    public void Spoilt(Base of, Mutation mutation, Draft draft, Ruling ruling)
    {
        Drafts++;
        _refused[mutation.Name] = _refused.GetValueOrDefault(mutation.Name) + 1;
        if (ruling.Conclusion is not null)
            Passed.Add($"{mutation.Name}: {of.Name}: {draft.Cause} [{string.Join(", ", draft.Cites)}] {draft.Summary}");
        else if (!ruling.Refusals.Any(r => mutation.Expected.Contains(r.Kind)))
            OtherwiseRefused.Add($"{mutation.Name}: {of.Name}: {draft.Cause} [{string.Join(", ", draft.Cites)}] {draft.Summary} -> {Reasons(ruling)}");
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Drafts} drafts: {_right} right, of which {_right - _rightRefused.Count} passed ({ShareOfRight:P1}); {Drafts - _right} spoilt, of which {Passed.Count} passed and {OtherwiseRefused.Count} were refused for another reason");
        foreach (var (name, count) in _refused)
            text.AppendLine(CultureInfo.InvariantCulture, $"{count,6}  {name}");
        foreach (var refused in _rightRefused.Distinct().Take(40))
            text.AppendLine(CultureInfo.InvariantCulture, $"right, refused: {refused}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{_unreadable.Count} right drafts that the test's own reader cannot follow: {string.Join(" | ", _unreadable.Take(5))}");
        return text.ToString();
    }

    private static string Reasons(Ruling ruling) => string.Join("; ", ruling.Refusals.Select(r => $"{r.Kind}: {r.Because}"));
}
