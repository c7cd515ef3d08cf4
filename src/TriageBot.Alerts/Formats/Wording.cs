using System.Security.Cryptography;
using System.Text;
using TriageBot.Triage.Redaction;

namespace TriageBot.Alerts.Formats;

/// <summary>Bounds what an alert says about itself.</summary>
internal static class Wording
{
    private const int LongestTitle = 300;
    private const int LongestId = 256;
    private const int LongestUrl = 2048;

    /// <summary>The first line with words in it, as it can be shown; the second text where the first has none.</summary>
    public static string Title(string? text, string otherwise)
    {
        foreach (var line in (text ?? "").AsSpan().EnumerateLines())
        {
            var shown = Printable.Of(line[..Math.Min(line.Length, 4 * LongestTitle)].ToString());
            var words = string.Join(' ', shown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (words.Length > 0)
                return Cut(words, LongestTitle);
        }

        return otherwise;
    }

    /// <summary>An id of moderate length; a longer one, and one of several parts, is told by its SHA-256.</summary>
    public static string Id(params ReadOnlySpan<string?> parts) =>
        parts is [{ Length: > 0 and <= LongestId } only] && !only.Any(char.IsControl) ? only
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));

    /// <summary>Null where it is no absolute https address, or one with a password in it.</summary>
    public static string? Url(string? text) =>
        text is { Length: <= LongestUrl } && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0
            ? uri.AbsoluteUri
            : null;

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return $"{text[..end]}…";
    }
}
