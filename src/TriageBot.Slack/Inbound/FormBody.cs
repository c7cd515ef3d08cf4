using System.Text;

namespace TriageBot.Slack.Inbound;

/// <summary>Reads <c>application/x-www-form-urlencoded</c> strictly: what Slack signed has one meaning, or none.</summary>
internal static class FormBody
{
    private const int MostFields = 100;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null where it is broken: an escape that is none, bytes that are no UTF-8, a field that comes twice or without a name, too many fields.</summary>
    public static IReadOnlyDictionary<string, string>? Read(ReadOnlySpan<byte> body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            var equals = pair.IndexOf((byte)'=');
            if (equals <= 0 || fields.Count == MostFields
                || Decode(pair[..equals]) is not { } name || Decode(pair[(equals + 1)..]) is not { } value || !fields.TryAdd(name, value))
            {
                return null;
            }
        }

        return fields;
    }

    /// <summary>Whether the body as it stands has this field with this value, without decoding anything: for what nobody has verified.</summary>
    public static bool HasLiteral(ReadOnlySpan<byte> body, ReadOnlySpan<byte> pair)
    {
        foreach (var range in body.Split((byte)'&'))
        {
            if (body[range].SequenceEqual(pair))
                return true;
        }

        return false;
    }

    private static string? Decode(ReadOnlySpan<byte> text)
    {
        var decoded = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                decoded[length++] = text[i] == '+' ? (byte)' ' : text[i];
                continue;
            }

            if (i + 2 >= text.Length || !char.IsAsciiHexDigit((char)text[i + 1]) || !char.IsAsciiHexDigit((char)text[i + 2]))
                return null;
            decoded[length++] = (byte)((HexValue(text[i + 1]) << 4) | HexValue(text[i + 2]));
            i += 2;
        }

        try
        {
            return s_utf8.GetString(decoded, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
