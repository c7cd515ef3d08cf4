using System.Text;

namespace TriageBot.EndToEnd.Fuzz;

/// <summary>Makes hostile input out of good input, the same for the same seed.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly byte[][] s_pieces =
    [
        .. new[]
        {
            "null", "[]", "{}", "true", "\"\"", "''", "-1", "0", "1e999", "-0.0", "99999999999999999999", "2147483648", "9223372036854775807", "253402300800000", "-62135596800001",
            "\"\\ud800\"", "\ufeff", "\u202e", "\u001b[31m", "\u001b]8;;", "\0", "\r", "\n", "\t", "```", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&#0;", "<a/>", "]]>", "%00", "%", "..", "arn:aws:ecs:::", ":", ": ", "- ", "&a ", "*a", "!!str ", "|\n",
            "? ", "%YAML 9", "---\n", "...\n", "<<: ", "(a+)+$", "{container}", "{", "}", ",", "\"", "\\", "#", "2026-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "PT1S", "P9999999Y", "password=", "AKIA",
        }.Select(Encoding.UTF8.GetBytes),
        [.. Enumerable.Repeat((byte)'[', 300)],
        [.. Enumerable.Repeat(Encoding.UTF8.GetBytes("{\"a\":"), 100).SelectMany(b => b)],
        [.. Enumerable.Repeat(Encoding.UTF8.GetBytes("<a>"), 300).SelectMany(b => b)],
        [.. Enumerable.Repeat((byte)'a', 5_000)],
        [.. Enumerable.Repeat((byte)' ', 5_000)],
        [0xff, 0xfe], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xf0, 0x9f],
    ];

    private readonly Random _random = new(seed);

    public int Below(int end) => _random.Next(end);

    /// <summary>One of the originals changed in one to six places; now and then nothing but noise.</summary>
    public byte[] Bytes(IReadOnlyList<byte[]> originals)
    {
        if (_random.Next(20) == 0)
            return Noise(_random.Next(300));

        var bytes = new List<byte>(originals[_random.Next(originals.Count)]);
        for (var changes = _random.Next(1, 7); changes > 0; changes--)
            Change(bytes, originals);
        return [.. bytes];
    }

    /// <summary>The same as text, half a surrogate pair now and then included.</summary>
    public string Text(IReadOnlyList<byte[]> originals)
    {
        var text = Encoding.UTF8.GetString(Bytes(originals));
        return _random.Next(10) == 0 ? text.Insert(_random.Next(text.Length + 1), _random.Next(2) == 0 ? "\ud83d" : "\udc00") : text;
    }

    private void Change(List<byte> bytes, IReadOnlyList<byte[]> originals)
    {
        var at = _random.Next(bytes.Count + 1);
        var length = Math.Min(_random.Next(1, 40), bytes.Count - at);
        switch (_random.Next(8))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 3:
                bytes.InsertRange(at, Piece());
                break;
            case 4 when _random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                var other = originals[_random.Next(originals.Count)];
                var from = _random.Next(other.Length + 1);
                bytes.InsertRange(at, other[from..Math.Min(other.Length, from + _random.Next(200))]);
                break;
            default:
                Replace(bytes, at);
                break;
        }
    }

    /// <summary>Puts another value where one stands: behind a colon or a tag, up to what ends it. What stays readable goes deepest.</summary>
    private void Replace(List<byte> bytes, int at)
    {
        var start = bytes.FindIndex(at, b => b is (byte)':' or (byte)'>') + 1;
        if (start == 0)
            return;
        var end = bytes.FindIndex(start, b => b is (byte)',' or (byte)'}' or (byte)']' or (byte)'<' or (byte)'\n');
        bytes.RemoveRange(start, (end < 0 ? bytes.Count : end) - start);
        bytes.InsertRange(start, Piece());
    }

    private byte[] Piece() => _random.Next(8) == 0 ? Noise(_random.Next(1, 8)) : s_pieces[_random.Next(s_pieces.Length)];

    private byte[] Noise(int length)
    {
        var noise = new byte[length];
        _random.NextBytes(noise);
        return noise;
    }
}
