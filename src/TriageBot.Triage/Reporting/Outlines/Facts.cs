namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>Facts of one line, each a few spans, with a dot between them.</summary>
internal sealed class Facts
{
    private readonly List<Span> _spans = [];

    public bool IsEmpty => _spans.Count == 0;

    public IReadOnlyList<Span> Spans => _spans;

    public void Add(string words) => Add(new Words(words));

    public void Add(params IReadOnlyList<Span> fact)
    {
        if (_spans.Count > 0)
            _spans.Add(new Words(" · "));
        _spans.AddRange(fact);
    }
}
