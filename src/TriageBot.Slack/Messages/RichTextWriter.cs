using TriageBot.Slack.Blocks;

namespace TriageBot.Slack.Messages;

/// <summary>Collects lines as rich text: lines of one section, and preformatted texts between them.</summary>
internal sealed class RichTextWriter
{
    private readonly List<RichTextElement> _elements = [];
    private readonly List<RichTextLeaf> _line = [];
    private bool _isInSection;

    /// <summary>A section longer than this is followed by another: a reader sees no difference.</summary>
    private const int MostLeaves = 200;

    /// <summary>Sections and boxes so far.</summary>
    public int Parts => _elements.Count + 1;

    /// <summary>Characters so far.</summary>
    public int Length { get; private set; }

    public void Line(IEnumerable<RichTextLeaf> leaves)
    {
        if (_line.Count > MostLeaves)
            EndSection();
        if (_isInSection)
            Add(new TextLeaf("\n"));
        foreach (var leaf in leaves)
            Add(leaf);
        _isInSection = true;
    }

    public void Preformatted(string text)
    {
        if (text.Length == 0)
            return;
        EndSection();
        _elements.Add(new RichTextPreformatted([new TextLeaf(text)]));
        Length += text.Length;
    }

    public RichTextBlock? ToBlock()
    {
        EndSection();
        return _elements.Count == 0 ? null : new RichTextBlock([.. _elements]);
    }

    private void Add(RichTextLeaf leaf)
    {
        // Slack refuses an empty text.
        if (leaf is TextLeaf { Text: "" })
            return;

        _line.Add(leaf);
        Length += leaf switch
        {
            TextLeaf text => text.Text.Length,
            LinkLeaf link => (link.Text?.Length ?? 0) + link.Url.Length,
            DateLeaf date => date.Fallback.Length,
            _ => 0,
        };
    }

    private void EndSection()
    {
        if (_line.Count > 0)
            _elements.Add(new RichTextSection([.. _line]));
        _line.Clear();
        _isInSection = false;
    }
}
