using System.Buffers;
using System.Text.RegularExpressions;

namespace TriageBot.Triage.Redaction;

/// <summary>Tells a secret from what else stands behind a secret's name: nothing, a mask, a reference, code, a sentence about it.</summary>
internal static class SecretValues
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    // Longer values are never one of the harmless forms.
    private const int LongestHarmless = 256;

    private static readonly SearchValues<char> Parting = SearchValues.Create(" \t\r\n:,(){}<>");
    private static readonly SearchValues<char> Brackets = SearchValues.Create("[]{}()");
    private static readonly SearchValues<char> MaskCharacters = SearchValues.Create("*xX•.-_#?…");

    private static readonly Regex Reference = new(
        @"\A(?:\$.*|\{\{.*|%\(.*|%[A-Z_]+%|#\{.*|<[^>]*>?|arn:aws.*|ssm:.*|vault:.*|process\.env.*|os\.environ.*|System\.getenv.*)\z", Options | RegexOptions.IgnoreCase | RegexOptions.Singleline);

    // Lower-case or all capitals, segment by segment: base64 may begin with a slash too.
    private static readonly Regex FilePath = new(@"\A(?:(?:~|\.{0,2})(?:/(?:[a-z0-9._-]*|[A-Z_]+))+|[A-Za-z]:\\.*)\z", Options | RegexOptions.Singleline);

    private static readonly Regex Code = new(@"\A(?:[A-Za-z_]+(?:\.[A-Za-z_]+)+|[A-Za-z_.]+\(.*|(?:new|await) .*|function.*|0x[0-9a-f]+)\z", Options | RegexOptions.Singleline);

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "null", "nil", "none", "undefined", "yes", "no", "on", "off", "empty", "missing", "invalid", "required", "expired", "unset", "set", "not", "ok", "present", "absent",
        "hidden", "masked", "redacted", "filtered", "removed", "unknown", "string", "str", "bytes", "object", "function", "int", "integer", "char", "text", "varchar", "is", "was", "has",
        "must", "should", "cannot", "can", "could", "failed", "error", "denied", "unauthorized", "forbidden", "changed", "reset", "mismatch", "incorrect", "wrong", "rejected", "revoked",
        "disabled", "enabled", "valid", "found", "provided", "supplied", "bearer", "basic", "digest", "username", "user", "n/a", "nan", "env", "file", "vault", "ssm", "kms",
        "optional", "malformed", "unexpected", "expected", "eof", "too", "does", "doesn't", "isn't", "unable", "no-such-key", "nosuchkey", "accessdenied", "field", "value",
        "validation", "authentication", "authorization", "jwt", "rotated", "created", "deleted", "updated", "blank", "config", "default", "loaded", "ready", "pending", "ignored",
    };

    public static bool IsSecret(string text, int nameStart, SecretName name, Operator assigned, ValueSpan span)
    {
        var value = text.AsSpan(span.Start, span.End - span.Start).Trim();
        if (value.Length == 0)
            return false;
        if (!name.Certain)
            return name.Kind == "signature" ? IsOpaque(value) : IsRandom(value);
        if (value.Length > LongestHarmless)
            return true;
        if (value.IndexOfAnyExcept(Brackets) < 0)
            return false;

        // "The password is hunter2", but not "the token is invalid".
        if (assigned.Sign == 'i' && (value.Length < 6 || !value.ContainsAnyInRange('0', '9')))
            return false;

        return !IsEmptyOrReference(value.ToString(), name) && !IsOwnName(text, nameStart, value)
            && !(span.Quoted ? IsQuotedSentence(value) : Prose.Is(text, nameStart, assigned, span));
    }

    private static bool IsEmptyOrReference(string value, SecretName name) =>
        value.AsSpan().IndexOfAnyExcept(MaskCharacters) < 0 || Words.Contains(value.TrimEnd(',', ':', '!', '?')) || IsLabel(value)
        || Reference.IsMatch(value) || FilePath.IsMatch(value) || Code.IsMatch(value)
        || (name.Countable && value.Length < 6 && value.All(char.IsAsciiDigit));

    // [FILTERED], (hidden), <unset>: how frameworks say that they have redacted.
    private static bool IsLabel(string value) => value is ['[' or '(' or '{' or '<', .. var inner, ']' or ')' or '}' or '>'] && inner.All(c => char.IsAsciiLetter(c) || c is ' ' or '_' or '*');

    // connect(user=user, password=password) in a stack trace's source line.
    private static bool IsOwnName(string text, int nameStart, ReadOnlySpan<char> value) =>
        text.AsSpan(nameStart).StartsWith(value, StringComparison.Ordinal) && !value.ContainsAnyInRange('A', 'Z') && !value.ContainsAnyInRange('0', '9');

    private static bool IsQuotedSentence(ReadOnlySpan<char> value)
    {
        if (!value.Contains(' '))
            return false;

        foreach (var word in value.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Words.Contains(word.Trim('.', ',', ':', '!')))
                return true;
        }

        return false;
    }

    /// <summary>Long, of mixed cases, and no path, host or sentence; digests and ids are of one case.</summary>
    private static bool IsRandom(ReadOnlySpan<char> value) => IsOpaque(value)
        && value.ContainsAnyInRange('a', 'z') && value.ContainsAnyInRange('A', 'Z') && value.Count('/') <= 3 && value.Count('.') <= 1;

    private static bool IsOpaque(ReadOnlySpan<char> value) =>
        value.Length >= 16 && value.IndexOfAny(Parting) < 0 && value.ContainsAnyInRange('0', '9');
}
