using System.Text;
using System.Text.RegularExpressions;

namespace TriageBot.Models.Privacy;

/// <summary>Which stand-in means what, within one answer.</summary>
internal sealed class Pseudonyms
{
    private readonly Dictionary<string, string> _standIns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _originals = new(StringComparer.Ordinal);
    private readonly Dictionary<IdentifierKind, int> _counts = [];
    private Regex? _finder;

    /// <param name="spans">In their order, without overlaps.</param>
    public string PutIn(string text, IReadOnlyList<IdentifierSpan> spans)
    {
        if (spans.Count == 0)
            return text;

        var hidden = new StringBuilder(text.Length);
        var from = 0;
        foreach (var span in spans)
        {
            hidden.Append(text, from, span.Start - from).Append(StandInFor(text[span.Start..span.End], span.Kind));
            from = span.End;
        }

        return hidden.Append(text, from, text.Length - from).ToString();
    }

    public string TakeOut(string text)
    {
        if (_originals.Count == 0)
            return text;

        _finder ??= new Regex($"(?<![A-Za-z0-9])(?:{string.Join('|', _originals.Keys.OrderByDescending(k => k.Length).ThenBy(k => k, StringComparer.Ordinal).Select(Regex.Escape))})(?![A-Za-z0-9])", RegexOptions.CultureInvariant);
        return _finder.Replace(text, m => _originals[m.Value]);
    }

    private string StandInFor(string original, IdentifierKind kind)
    {
        if (_standIns.TryGetValue(original, out var known))
            return known;

        var number = _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        var standIn = StandIns.Of(kind, number);
        (_standIns[original], _originals[standIn], _finder) = (standIn, original, null);
        return standIn;
    }
}
