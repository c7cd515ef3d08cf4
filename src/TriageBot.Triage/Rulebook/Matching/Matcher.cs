namespace TriageBot.Triage.Rulebook.Matching;

/// <summary>
/// All signatures as one: a text is read once for every literal of the rulebook; which signatures it matches is then told from the literals found,
/// and a pattern is tried only where everything else fits.
/// </summary>
public sealed class Matcher
{
    /// <summary>The shortest literal that a signature may be found by.</summary>
    public const int ShortestLiteral = 3;

    private readonly Signature[] _signatures;
    private readonly Needs[] _needs;
    private readonly LiteralIndex _index;

    // For each literal the signatures that it may find.
    private readonly int[][] _foundBy;

    public Matcher(IEnumerable<Signature> signatures)
    {
        _signatures = [.. signatures];
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        _needs = [.. _signatures.Select(s => new Needs(Numbered(s.All, numbers), Numbered(s.Any, numbers), Numbered(s.None, numbers), Numbered(s.Literals, numbers)))];
        _index = new LiteralIndex([.. numbers.Keys]);
        _foundBy = FoundBy(_needs, numbers.Count);
    }

    public IReadOnlyList<Signature> Signatures => _signatures;

    /// <summary>Every match, in the order of the texts.</summary>
    public IReadOnlyList<Match> Scan(IEnumerable<ScanText> texts)
    {
        var matches = new List<Match>();
        var search = new Search(this);
        foreach (var text in texts)
        {
            foreach (var signature in search.In(text.Text, text.Kind))
                matches.Add(new Match(_signatures[signature], text));
        }

        return matches;
    }

    /// <summary>The signatures that match this text, whatever field they read.</summary>
    public IReadOnlyList<Signature> Matching(string text) => [.. new Search(this).In(text, null).Select(s => _signatures[s])];

    private static int[] Numbered(IReadOnlyList<string> literals, Dictionary<string, int> numbers)
    {
        foreach (var literal in literals)
            numbers.TryAdd(literal, numbers.Count);
        return [.. literals.Select(l => numbers[l])];
    }

    private static int[][] FoundBy(Needs[] needs, int literals)
    {
        var foundBy = new List<int>?[literals];
        for (var signature = 0; signature < needs.Length; signature++)
        {
            foreach (var literal in needs[signature].Literals)
                (foundBy[literal] ??= []).Add(signature);
        }

        return [.. foundBy.Select(f => f?.ToArray() ?? [])];
    }

    /// <summary>Literals by number.</summary>
    private sealed record Needs(int[] All, int[] Any, int[] None, int[] Literals);

    /// <summary>One pass over many texts: what was found in a text is marked with the text's number, so that nothing has to be cleared.</summary>
    private sealed class Search(Matcher matcher)
    {
        private readonly List<int> _literals = [];
        private readonly List<int> _matching = [];
        private readonly int[] _found = new int[matcher._foundBy.Length];
        private readonly int[] _tried = new int[matcher._signatures.Length];
        private int _text;

        public List<int> In(string text, TextKinds? kind)
        {
            _text++;
            _literals.Clear();
            _matching.Clear();
            matcher._index.Find(Normal.Readable(text), _literals);
            foreach (var literal in _literals)
                _found[literal] = _text;

            string? normal = null;
            foreach (var literal in _literals)
            {
                foreach (var signature in matcher._foundBy[literal])
                {
                    if (_tried[signature] == _text)
                        continue;

                    _tried[signature] = _text;
                    if ((kind is null || (matcher._signatures[signature].Reads & kind) != 0)
                        && Fits(matcher._needs[signature])
                        && matcher._signatures[signature].IsWorthTrying(text)
                        && matcher._signatures[signature].PatternFits(normal ??= Normal.Of(text)))
                        _matching.Add(signature);
                }
            }

            return _matching;
        }

        private bool Fits(Needs needs) =>
            HasAll(needs.All) && (needs.Any.Length == 0 || HasOne(needs.Any)) && !HasOne(needs.None);

        private bool HasOne(int[] literals)
        {
            foreach (var literal in literals)
            {
                if (_found[literal] == _text)
                    return true;
            }

            return false;
        }

        private bool HasAll(int[] literals)
        {
            foreach (var literal in literals)
            {
                if (_found[literal] != _text)
                    return false;
            }

            return true;
        }
    }
}
