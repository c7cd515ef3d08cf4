using System.Buffers;

namespace TriageBot.Triage.Redaction;

/// <summary>
/// Tells a sentence (<c>Invalid token: signature mismatch</c>) from an assignment (<c>password: hunter2</c>), for values without quotes behind a colon
/// and a space. A value with a digit or a special character is never taken for a word.
/// </summary>
internal static class Prose
{
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_/.");

    public static bool Is(string text, int nameStart, Operator assigned, ValueSpan value)
    {
        if (assigned.Sign != ':' || !assigned.Spaced || assigned.Enclosed)
            return false;

        var words = text.AsSpan(value.Start, value.End - value.Start);
        foreach (var c in words)
        {
            if (!char.IsAsciiLetter(c) && c is not ('-' or '_' or '/' or '.' or '\''))
                return IsPathName(words) && FollowsWord(text, nameStart);
        }

        return FollowedByWord(text, value.End) || FollowsWord(text, nameStart);
    }

    // "Fetching secret: prod/payments/db-2" names a secret and does not tell it.
    private static bool IsPathName(ReadOnlySpan<char> value) =>
        value.Contains('/') && value.IndexOfAnyExcept(PathCharacters) < 0;

    private static bool FollowedByWord(string text, int end)
    {
        var rest = text.AsSpan(end).TrimStart(".,:;");
        if (rest is not [' ', _, ..])
            return false;

        rest = rest.TrimStart(' ');
        var word = rest.IndexOfAny(' ', '\n') is >= 0 and var stop ? rest[..stop] : rest;
        return word.Length > 0 && word.IndexOfAny('=', ':') < 0 && char.IsAsciiLetter(word[0]);
    }

    private static bool FollowsWord(string text, int nameStart)
    {
        if (nameStart < 2 || text[nameStart - 1] != ' ')
            return false;

        return char.IsAsciiLetter(text[nameStart - 2]);
    }
}
