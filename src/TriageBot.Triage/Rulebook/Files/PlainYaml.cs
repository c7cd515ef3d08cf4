namespace TriageBot.Triage.Rulebook.Files;

/// <summary>
/// Reads the plain YAML that rule files are written in: block mappings and lists, each value on one line (plain, quoted or a list in brackets),
/// comments, anchors and aliases. Whatever else there is (and whatever is wrong) it leaves to the library, which knows all of YAML and takes some
/// ten times as long: a quarter of a second for the built-in files at each start.
/// </summary>
internal sealed class PlainYaml
{
    private readonly List<PlainLine> _lines = [];
    private readonly Dictionary<string, RuleNode> _anchors = new(StringComparer.Ordinal);
    private int _at;

    private PlainYaml(string text)
    {
        var number = 0;
        foreach (var line in text.EnumerateLines())
        {
            number++;
            var content = line.TrimStart(' ');
            if (content.TrimEnd(' ') is { Length: > 0 } said && said[0] != '#')
                _lines.Add(new PlainLine(number, line.Length - content.Length, said.ToString()));
        }
    }

    /// <summary>The root; null where the text is not plain in this sense.</summary>
    public static RuleNode? Read(string text)
    {
        if (HasOdd(text))
            return null;

        var reader = new PlainYaml(text);
        return reader._lines is [{ Indent: 0 }, ..] && reader.Block() is { } root && reader._at == reader._lines.Count ? root : null;
    }

    // Of what is below a space only line feeds are plain; what else may break a line, or is no text, is not.
    private static bool HasOdd(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' and not '\n' or >= '\u007f' and < '\u00a0' or '\u2028' or '\u2029' or '\uFEFF')
                return true;
        }

        return false;
    }

    private PlainNode? Block() => _lines[_at].Text is ['-', ' ', ..] ? List() : Map(_lines[_at].Indent);

    private PlainNode? List()
    {
        var (number, indent) = (_lines[_at].Number, _lines[_at].Indent);
        var items = new List<RuleNode>();
        while (_at < _lines.Count && _lines[_at].Indent == indent && _lines[_at].Text is ['-', ' ', ..])
        {
            var (line, text) = (_lines[_at].Number, _lines[_at].Text);
            var content = text[1..].TrimStart(' ');
            RuleNode? item;
            if (content[0] is not ('"' or '\'' or '[' or '*' or '&') && KeyEnd(content) > 0)
            {
                // A mapping whose first key stands behind the dash.
                _lines[_at] = new PlainLine(line, indent + text.Length - content.Length, content);
                item = Map(_lines[_at].Indent);
            }
            else
            {
                _at++;
                item = PlainScalars.Value(content, line, _anchors);
            }

            if (item is null)
                return null;
            items.Add(item);
        }

        return _at < _lines.Count && _lines[_at].Indent > indent ? null : new PlainNode(number, items);
    }

    private PlainNode? Map(int indent)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var number = _lines[_at].Number;
        var pairs = new List<RulePair>();
        while (_at < _lines.Count && _lines[_at].Indent == indent && _lines[_at].Text is not ['-', ..])
        {
            var (line, text) = (_lines[_at].Number, _lines[_at].Text);
            if (KeyEnd(text) is not (> 0 and var end) || !keys.Add(text[..end]) || Value(text[(end + 1)..].TrimStart(' '), line, indent) is not { } value)
                return null;
            pairs.Add(new RulePair(new PlainNode(line, text[..end]), value));
        }

        return _at < _lines.Count && _lines[_at].Indent > indent ? null : new PlainNode(number, pairs);
    }

    private RuleNode? Value(string text, int line, int indent)
    {
        _at++;
        var anchor = text is ['&', ..] && !text.Contains(' ', StringComparison.Ordinal) ? text[1..] : null;
        if (text.Length > 0 && anchor is null)
            return PlainScalars.Value(text, line, _anchors);

        // What belongs to the key stands below it; a list may begin at the key's own column.
        if (_at == _lines.Count || (_lines[_at].Indent <= indent && !(_lines[_at].Indent == indent && _lines[_at].Text is ['-', ' ', ..])))
            return null;
        if (anchor is null)
            return Block();

        // What has an anchor begins with it.
        return Block() is { Items: { } items } ? _anchors[anchor] = new PlainNode(line, items) : null;
    }

    // Keys are names; nothing else is needed.
    private static int KeyEnd(string text)
    {
        var end = 0;
        while (end < text.Length && text[end] is (>= 'a' and <= 'z') or '_')
            end++;
        return end > 0 && end < text.Length && text[end] == ':' && (end + 1 == text.Length || text[end + 1] == ' ') ? end : 0;
    }

    /// <param name="Text">Without what stands before and behind it.</param>
    private sealed record PlainLine(int Number, int Indent, string Text);
}
