namespace TriageBot.Triage.Rulebook.Matching;

/// <summary>
/// Finds every literal of a set in one pass over a text, whatever their number (Aho and Corasick, 1975): case folded, white space and apostrophes
/// taken as <see cref="Normal"/> takes them. Near the root a step is one look-up in a table; further in, a state knows its few ways on and its
/// longest suffix.
/// </summary>
internal sealed class LiteralIndex
{
    // States of the first levels have a full row each.
    private const int MostRows = 4096;

    // Class 0 is for characters that no literal holds: they lead back to the root.
    private readonly byte[] _classOf = new byte[char.MaxValue + 1];
    private readonly int _classes;
    private readonly byte[][] _literals;
    private readonly LiteralTree _tree;

    // The state of the longest suffix, and the nearest state (itself, else of a suffix) at which the tree has literals; 0 where none does.
    private readonly int[] _suffix;
    private readonly int[] _telling;
    private readonly int[] _depth;

    private readonly int[] _rows;
    private readonly int _withRow;

    /// <param name="literals">ASCII, none twice.</param>
    public LiteralIndex(IReadOnlyList<string> literals)
    {
        _classes = NumberCharacters(literals);
        _literals = new byte[literals.Count][];
        for (var i = 0; i < _literals.Length; i++)
            _literals[i] = Classes(literals[i]);

        _tree = new LiteralTree(_literals);
        (_suffix, _telling, _depth) = (new int[_tree.States], new int[_tree.States], new int[_tree.States]);
        _withRow = Math.Min(_tree.States, MostRows);
        _rows = new int[_withRow * _classes];
        Link();
    }

    /// <summary>Adds the number of each literal that stands in the text, once for each place where it ends.</summary>
    public void Find(ReadOnlySpan<char> text, List<int> found)
    {
        var (classOf, rows, withRow) = (_classOf, _rows, _withRow);
        var space = classOf[' '];
        var (state, last) = (0, space);
        for (var i = 0; i < text.Length; i++)
        {
            var kind = classOf[text[i]];
            if (kind == space && last == space && space != 0)
                continue;

            last = kind;
            var next = state < withRow ? rows[(state * _classes) + kind] : Marked(Next(state, kind));
            state = next >> 1;
            if ((next & 1) != 0)
                TellAll(state, text[(i + 1)..], kind, found);
        }
    }

    private void TellAll(int state, ReadOnlySpan<char> rest, byte last, List<int> found)
    {
        for (var telling = _telling[state]; telling != 0; telling = _telling[_suffix[telling]])
            Tell(telling, rest, last, found);
    }

    // Whether there is anything to tell at a state stands in its lowest bit.
    private int Marked(int state) => (state << 1) | (_telling[state] != 0 ? 1 : 0);

    private void Tell(int state, ReadOnlySpan<char> rest, byte last, List<int> found)
    {
        for (var i = _tree.From[state]; i < _tree.To[state]; i++)
        {
            var literal = _tree.Order[i];
            if (_literals[literal].Length == _depth[state] || GoesOn(_literals[literal].AsSpan(_depth[state]), rest, last))
                found.Add(literal);
        }
    }

    private bool GoesOn(ReadOnlySpan<byte> literal, ReadOnlySpan<char> text, byte last)
    {
        var space = _classOf[' '];
        foreach (var c in text)
        {
            var kind = _classOf[c];
            if (kind == space && last == space)
                continue;
            if (kind != literal[0])
                return false;

            literal = literal[1..];
            if (literal.IsEmpty)
                return true;
            last = kind;
        }

        return false;
    }

    private int Next(int state, byte kind)
    {
        while (state >= _withRow)
        {
            var way = _tree.Label.AsSpan(_tree.FirstChild[state], _tree.Children[state]).IndexOf(kind);
            if (way >= 0)
                return _tree.FirstChild[state] + way;
            state = _suffix[state];
        }

        return _rows[(state * _classes) + kind] >> 1;
    }

    private byte[] Classes(string literal)
    {
        var classes = new byte[literal.Length];
        for (var i = 0; i < classes.Length; i++)
            classes[i] = _classOf[literal[i]];
        return classes;
    }

    private int NumberCharacters(IReadOnlyList<string> literals)
    {
        var held = new bool[128];
        held[' '] = true;
        foreach (var literal in literals)
        {
            // A literal that is not ASCII is a mistake that is told elsewhere.
            foreach (var c in literal.Where(char.IsAscii))
                held[char.ToUpperInvariant(c)] = true;
        }

        byte count = 1;
        for (var c = '\0'; c < held.Length; c++)
        {
            if (held[c])
                _classOf[c] = _classOf[char.ToLowerInvariant(c)] = count++;
        }

        for (var c = '\0'; c <= Normal.LastGap; c++)
        {
            if (Normal.IsGap(c))
                _classOf[c] = _classOf[' '];
        }

        _classOf['\u2018'] = _classOf['\u2019'] = _classOf['\''];
        return count;
    }

    // In the order of the states, which is breadth first: a suffix is shorter, so it is linked before.
    private void Link()
    {
        for (var state = 0; state < _tree.States; state++)
        {
            var parent = _tree.Parent[state];
            _depth[state] = state == 0 ? 0 : _depth[parent] + 1;
            if (parent != 0)
                _suffix[state] = Next(_suffix[parent], _tree.Label[state]);
            _telling[state] = _tree.From[state] < _tree.To[state] ? state : _telling[_suffix[state]];
            if (state < _withRow)
                FillRow(state);
        }

        foreach (ref var next in _rows.AsSpan())
            next = Marked(next >> 1);
    }

    // Where a state knows no way on, it goes on as its longest suffix would.
    private void FillRow(int state)
    {
        var row = _rows.AsSpan(state * _classes, _classes);
        if (state != 0)
            _rows.AsSpan(_suffix[state] * _classes, _classes).CopyTo(row);
        for (var child = _tree.FirstChild[state]; child < _tree.FirstChild[state] + _tree.Children[state]; child++)
            row[_tree.Label[child]] = child << 1;
    }
}
