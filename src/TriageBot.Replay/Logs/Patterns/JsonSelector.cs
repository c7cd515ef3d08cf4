using System.Globalization;
using System.Text.Json;

namespace TriageBot.Replay.Logs.Patterns;

/// <summary>Points into a JSON line: <c>$.a.b</c>, <c>$.list[0]</c>, <c>$['a-key.with-dots']</c>.</summary>
internal sealed class JsonSelector
{
    private readonly List<(string? Name, int Index)> _path = [];

    public JsonElement? Find(JsonElement root)
    {
        var at = root;
        foreach (var (name, index) in _path)
        {
            if (name is not null)
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                    return null;
            }
            else if (at.ValueKind == JsonValueKind.Array && index < at.GetArrayLength())
            {
                at = at[index];
            }
            else
            {
                return null;
            }
        }

        return at;
    }

    public static JsonSelector Parse(PatternCursor cursor)
    {
        var selector = new JsonSelector();
        cursor.Take("$");
        while (cursor.Peek is '.' or '[')
        {
            if (cursor.TryTake("."))
            {
                selector._path.Add((cursor.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'), 0));
                continue;
            }

            cursor.Take("[");
            if (cursor.Peek is '\'' or '"')
                selector._path.Add((cursor.TakeQuoted(cursor.Peek), 0));
            else if (int.TryParse(cursor.TakeWhile(char.IsAsciiDigit), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                selector._path.Add((null, index));
            else
                throw cursor.Unexpected();
            cursor.Take("]");
        }

        return selector._path.Count > 0 && selector._path[0].Name is not null ? selector : throw cursor.Unexpected();
    }
}
