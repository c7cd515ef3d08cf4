namespace TriageBot.Triage.Rulebook.Matching;

/// <summary>
/// The beginnings of literals as a tree, its states numbered breadth first: the children of a state follow one another, and the states near the
/// root, where almost all of a text is spent, lie together in memory.
/// </summary>
internal sealed class LiteralTree
{
    /// <summary>
    /// How far into a literal the tree reaches: what few texts hold of so much is compared to the end. Whole literals would make four times as many
    /// states, and the rulebook is made anew at each start.
    /// </summary>
    private const int Depth = 10;

    private readonly byte[][] _literals;
    private int _states = 1;

    /// <param name="literals">Each as the classes of its characters; none twice, none empty.</param>
    public LiteralTree(byte[][] literals)
    {
        _literals = literals;
        Order = new int[literals.Length];
        for (var i = 0; i < literals.Length; i++)
            Order[i] = i;
        Array.Sort(Order, (a, b) => _literals[a].AsSpan().SequenceCompareTo(_literals[b]));

        var most = 1;
        foreach (var literal in literals)
            most += Math.Min(literal.Length, Depth);
        (Label, Parent, FirstChild, Children, From, To) = (new byte[most], new int[most], new int[most], new int[most], new int[most], new int[most]);
        To[0] = Order.Length;
        for (int state = 0, end = 1, depth = 0; state < _states; state++)
        {
            if (state == end)
                (end, depth) = (_states, depth + 1);
            Grow(state, depth);
        }
    }

    public int States => _states;

    /// <summary>The numbers of the literals, sorted: those that begin alike stand together.</summary>
    public int[] Order { get; }

    /// <summary>For each state the class that leads to it.</summary>
    public byte[] Label { get; }

    public int[] Parent { get; }

    public int[] FirstChild { get; }

    public int[] Children { get; }

    /// <summary>With <see cref="To"/>, for each state the part of <see cref="Order"/> that has come to an end there, or that the tree follows no further.</summary>
    public int[] From { get; }

    public int[] To { get; }

    // Until a state has grown, its part of the order is all that begins like it.
    private void Grow(int state, int depth)
    {
        var (from, to) = (From[state], To[state]);
        FirstChild[state] = _states;
        if (depth == Depth)
            return;

        if (from < to && _literals[Order[from]].Length == depth)
            from++;
        To[state] = from;
        while (from < to)
        {
            var kind = _literals[Order[from]][depth];
            var child = _states++;
            (Label[child], Parent[child], From[child]) = (kind, state, from);
            while (from < to && _literals[Order[from]][depth] == kind)
                from++;
            To[child] = from;
        }

        Children[state] = _states - FirstChild[state];
    }
}
