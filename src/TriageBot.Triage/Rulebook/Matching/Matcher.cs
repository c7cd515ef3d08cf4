using System.Buffers;

namespace TriageBot.Triage.Rulebook.Matching;

/// <summary>
/// All signatures as one: a text is searched once for every literal of the rulebook, and only the signatures whose literal stands in it are tried.
/// </summary>
public sealed class Matcher
{
    /// <summary>The shortest literal that a signature may be found by.</summary>
    public const int ShortestLiteral = 3;

    private readonly Signature[] _signatures;
    private readonly SearchValues<string> _literals;
    private readonly Dictionary<(char, char, char), List<Entry>> _byStart = [];

    public Matcher(IEnumerable<Signature> signatures)
    {
        _signatures = [.. signatures];
        for (var i = 0; i < _signatures.Length; i++)
        {
            foreach (var literal in _signatures[i].Literals)
            {
                var start = Start(literal);
                if (!_byStart.TryGetValue(start, out var entries))
                    _byStart[start] = entries = [];
                entries.Add(new Entry(literal, i));
            }
        }

        _literals = SearchValues.Create([.. _byStart.Values.SelectMany(e => e).Select(e => e.Literal)], StringComparison.OrdinalIgnoreCase);
    }

    public IReadOnlyList<Signature> Signatures => _signatures;

    public List<Match> Scan(IEnumerable<ScanText> texts)
    {
        var found = new List<Match>();
        var lastTried = new int[_signatures.Length];
        var round = 0;
        foreach (var text in texts)
            Scan(text, found, lastTried, ++round);
        return found;
    }

    private void Scan(ScanText text, List<Match> found, int[] lastTried, int round)
    {
        var normal = Normal.Of(text.Text);
        var rest = normal.AsSpan();
        for (var next = rest.IndexOfAny(_literals); next >= 0; next = rest.IndexOfAny(_literals))
        {
            rest = rest[next..];
            if (_byStart.TryGetValue(Start(rest), out var entries))
            {
                foreach (var entry in entries)
                {
                    if (lastTried[entry.Signature] == round || !rest.StartsWith(entry.Literal, StringComparison.OrdinalIgnoreCase))
                        continue;
                    lastTried[entry.Signature] = round;
                    var signature = _signatures[entry.Signature];
                    if (signature.Reads.HasFlag(text.Kind) && signature.IsInNormal(normal))
                        found.Add(new Match(signature, text));
                }
            }

            rest = rest[1..];
        }
    }

    private static (char, char, char) Start(ReadOnlySpan<char> text) =>
        (char.ToUpperInvariant(text[0]), char.ToUpperInvariant(text[1]), char.ToUpperInvariant(text[2]));

    private readonly record struct Entry(string Literal, int Signature);
}
