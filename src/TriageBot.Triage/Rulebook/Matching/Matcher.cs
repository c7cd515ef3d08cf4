namespace TriageBot.Triage.Rulebook.Matching;

/// <summary>
/// All signatures as one: a text is searched once for every literal of the rulebook, and only the signatures whose literal stands in it are tried.
/// </summary>
public sealed class Matcher
{
    /// <summary>The shortest literal that a signature may be found by.</summary>
    public const int ShortestLiteral = 3;

    private readonly Signature[] _signatures;
    private readonly LiteralIndex _index;

    // The signature that each literal of the index belongs to.
    private readonly int[] _owners;

    public Matcher(IEnumerable<Signature> signatures)
    {
        _signatures = [.. signatures];
        _owners = [.. _signatures.SelectMany((s, i) => Enumerable.Repeat(i, s.Literals.Count))];
        _index = new LiteralIndex([.. _signatures.SelectMany(s => s.Literals)]);
    }

    public IReadOnlyList<Signature> Signatures => _signatures;

    public IReadOnlyList<Match> Scan(IEnumerable<ScanText> texts)
    {
        var matches = new List<Match>();
        var literals = new List<int>();
        var tried = new int[_signatures.Length];
        var round = 0;
        foreach (var text in texts)
        {
            literals.Clear();
            _index.Find(Normal.Readable(text.Text), literals);
            if (literals.Count > 0)
                Try(text, literals, tried, ++round, matches);
        }

        return matches;
    }

    private void Try(ScanText text, List<int> literals, int[] tried, int round, List<Match> matches)
    {
        string? normal = null;
        foreach (var literal in literals)
        {
            var owner = _owners[literal];
            if (tried[owner] == round)
                continue;

            tried[owner] = round;
            if (_signatures[owner].Reads.HasFlag(text.Kind) && _signatures[owner].IsInNormal(normal ??= Normal.Of(text.Text)))
                matches.Add(new Match(_signatures[owner], text));
        }
    }
}
