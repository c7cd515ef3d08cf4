using System.Text;

namespace TriageBot.Triage.Reporting;

/// <summary>Breaks a line between words where a terminal would break it inside one. What is there to be copied is never broken: a terminal's own break does no harm to it.</summary>
internal sealed class TextLayout(int width, int indent)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _word = new();
    private int _column;
    private int _wordWidth;
    private int _spaces;

    /// <param name="text">Plain text.</param>
    /// <param name="paint">Adds colours, which take no place.</param>
    public void Add(string text, Func<string, string> paint)
    {
        var words = text.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            if (i > 0)
                Space();
            if (words[i].Length > 0)
                AddWhole(paint(words[i]), words[i].Length);
        }
    }

    /// <param name="painted">What must stay together, colours and links included.</param>
    /// <param name="columns">The place that it takes.</param>
    public void AddWhole(string painted, int columns)
    {
        _word.Append(painted);
        _wordWidth += columns;
    }

    public override string ToString()
    {
        EndWord();
        return _text.ToString();
    }

    private void Space()
    {
        EndWord();
        _spaces++;
    }

    private void EndWord()
    {
        if (_wordWidth == 0)
            return;

        if (_column > indent && _column + _spaces + _wordWidth > width)
        {
            _text.AppendLine().Append(' ', indent);
            _column = indent;
        }
        else
        {
            _text.Append(' ', _spaces);
            _column += _spaces;
        }

        _text.Append(_word);
        _column += _wordWidth;
        _word.Clear();
        (_wordWidth, _spaces) = (0, 0);
    }
}
