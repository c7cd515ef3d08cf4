namespace TriageBot.Triage.Rulebook.Matching;

/// <summary>
/// Finds every literal of a set in one pass over a text, whatever their number (Aho and Corasick, 1975): one table look-up a character, case
/// folded, white space and apostrophes taken as <see cref="Normal"/> takes them.
/// </summary>
internal sealed class LiteralIndex
{
    // Class 0 is for characters that no literal holds: they lead back to the root.
    private readonly byte[] _classOf = new byte[char.MaxValue + 1];
    private readonly int _classes;
    private readonly int[] _next;

    // For each state the literals that end there, those of its suffixes included.
    private readonly int[][] _ending;

    /// <param name="literals">ASCII, none twice.</param>
    public LiteralIndex(IReadOnlyList<string> literals)
    {
        _classes = NumberCharacters(literals);
        var length = (literals.Sum(l => l.Length) + 1) * _classes;
        _next = new int[length];
        _ending = new int[length / _classes][];
        var states = 1;
        for (var i = 0; i < literals.Count; i++)
        {
            var state = 0;
            foreach (var c in literals[i])
            {
                ref var next = ref _next[(state * _classes) + _classOf[c]];
                if (next == 0)
                    next = states++;
                state = next;
            }

            _ending[state] = [.. _ending[state] ?? [], i];
        }

        Link();
    }

    /// <summary>Adds the number of each literal that stands in the text, once for each place where it ends.</summary>
    public void Find(ReadOnlySpan<char> text, List<int> found)
    {
        var space = _classOf[' '];
        var (state, last) = (0, space);
        foreach (var c in text)
        {
            var kind = _classOf[c];
            if (kind == space && last == space && space != 0)
                continue;

            last = kind;
            state = _next[(state * _classes) + kind];
            if (_ending[state] is { Length: > 0 } ending)
                found.AddRange(ending);
        }
    }

    private int NumberCharacters(IReadOnlyList<string> literals)
    {
        byte count = 1;
        foreach (var c in literals.SelectMany(l => l).Append(' ').Select(char.ToUpperInvariant).Distinct().Order())
        {
            var kind = count++;
            _classOf[c] = kind;
            _classOf[char.ToLowerInvariant(c)] = kind;
        }

        for (var c = 0; c <= Normal.LastGap; c++)
        {
            if (Normal.IsGap((char)c))
                _classOf[c] = _classOf[' '];
        }

        _classOf['\u2018'] = _classOf['\u2019'] = _classOf['\''];
        return count;
    }

    // Breadth first: where a state knows no way on, it goes on as its longest suffix would.
    private void Link()
    {
        var suffix = new int[_ending.Length];
        var queue = new Queue<int>([0]);
        while (queue.TryDequeue(out var state))
        {
            _ending[state] ??= [];
            if (state != 0)
                _ending[state] = [.. _ending[state], .. _ending[suffix[state]]];

            for (var kind = 1; kind < _classes; kind++)
            {
                ref var next = ref _next[(state * _classes) + kind];
                var other = state == 0 ? 0 : _next[(suffix[state] * _classes) + kind];
                if (next == 0)
                {
                    next = other;
                    continue;
                }

                suffix[next] = other;
                queue.Enqueue(next);
            }
        }
    }
}
