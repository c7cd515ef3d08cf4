using System.Text.RegularExpressions;

namespace TriageBot.Triage.Redaction;

/// <summary>Tells by a name's words whether its value is a secret: the last word decides (<c>db_password</c>, but not <c>password_file</c>).</summary>
internal static class SecretNames
{
    private static readonly Regex Words = new("[A-Z]+[0-9]*(?:[a-z][a-z0-9]*)?|[a-z][a-z0-9]*|[0-9]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    // Say which of several secrets it is, or how it is written, and may stand last.
    private static readonly HashSet<string> Variants =
    [
        "prod", "production", "dev", "staging", "stage", "test", "qa", "live", "primary", "secondary", "old", "new", "current", "previous", "value", "val",
        "plain", "plaintext", "base64", "b64", "raw", "string", "env", "main", "base", "hash", "ro", "rw", "v1", "v2",
    ];

    private static readonly HashSet<string> KeyOwners =
    [
        "api", "access", "private", "secret", "signing", "encryption", "master", "account", "shared", "license", "licence", "auth", "app", "fernet", "jwt",
        "hmac", "service", "storage", "subscription", "ssh", "deploy", "webhook", "client", "admin", "server", "crypto", "cipher", "aes", "rsa", "integration", "ingest", "dd", "root",
    ];

    private static readonly HashSet<string> PlainKeyOwners =
        ["public", "cache", "object", "s3", "primary", "foreign", "partition", "sort", "row", "routing", "idempotency", "dedup", "lookup", "group", "message", "kms", "index"];

    private static readonly HashSet<string> PlainTokenOwners =
        ["next", "page", "continuation", "sequence", "sync", "change", "cancellation", "idempotency", "unexpected", "stop", "start", "end", "resume", "forward", "backward", "max", "min", "total", "prompt", "completion", "input", "output"];

    private static readonly HashSet<string> NotPasswords = ["compass", "bypass", "surpass", "trespass", "encompass", "overpass", "underpass", "classpass"];

    private static readonly string[] JoinedKeys =
        ["apikey", "accesskey", "secretkey", "privatekey", "accountkey", "authkey", "sharedkey", "signingkey", "encryptionkey", "masterkey", "licensekey"];

    // Behind one of the secret's nouns these name something about it, not the thing itself.
    private static readonly HashSet<string> About =
    [
        "name", "id", "arn", "file", "path", "dir", "url", "uri", "host", "port", "user", "username", "email", "length", "len", "size", "count", "min", "max", "limit", "ttl",
        "expiry", "expires", "expiration", "exp", "age", "timeout", "interval", "type", "version", "policy", "enabled", "disabled", "required", "valid", "status", "state",
        "algorithm", "provider", "endpoint", "header", "field", "prefix", "suffix", "format", "manager", "store", "region", "rotation", "source", "scope", "issuer",
        "audience", "method", "attempts", "retries", "error", "mode", "class", "backend", "key", "keys", "cache", "service", "bucket", "table", "mount", "address", "addr",
    ];

    /// <summary>What the name says of its value; null where it says nothing of a secret.</summary>
    public static SecretName? Of(ReadOnlySpan<char> name)
    {
        var words = new List<string>();
        foreach (var match in Words.EnumerateMatches(name))
            words.Add(name.Slice(match.Index, match.Length).ToString().ToLowerInvariant());
        if (words.Count == 0)
            return null;

        var last = words.Count - 1;
        while (last > 0 && (Variants.Contains(words[last]) || char.IsAsciiDigit(words[last][0])))
            last--;

        return OfLast(words[last], last > 0 ? words[last - 1] : "") ?? OfVariable(name, words);
    }

    private static SecretName? OfLast(string word, string owner)
    {
        if (word is "passwd" or "pwd" or "pw" or "passphrase" || word.EndsWith("password", StringComparison.Ordinal) || word.EndsWith("passwd", StringComparison.Ordinal)
            || word.EndsWith("pwd", StringComparison.Ordinal) || (word.EndsWith("pass", StringComparison.Ordinal) && !NotPasswords.Contains(word)))
            return new SecretName("password");
        if (word.EndsWith("secret", StringComparison.Ordinal) || word == "secrets")
            return new SecretName("secret");
        if (word.EndsWith("token", StringComparison.Ordinal) || word == "tokens")
            return PlainTokenOwners.Contains(owner) ? null : new SecretName("token", Countable: true);
        if (word is "credential" or "credentials" or "creds" || (word == "auth" && owner == ""))
            return new SecretName("credential", word != "auth");
        if (word is "sig" or "signature")
            return new SecretName("signature", false);
        if (Array.Exists(JoinedKeys, key => word.EndsWith(key, StringComparison.Ordinal)))
            return new SecretName("key");

        return word is "key" or "keys" && !PlainKeyOwners.Contains(owner) ? new SecretName("key", KeyOwners.Contains(owner)) : null;
    }

    // Environment variables put the noun anywhere: TOKEN_GITHUB, DB_PASS_REPORTING.
    private static SecretName? OfVariable(ReadOnlySpan<char> name, List<string> words)
    {
        if (!name.Contains('_') || name.ContainsAnyInRange('a', 'z') || About.Contains(words[^1]))
            return null;

        return words.Select(word => OfLast(word, "")).FirstOrDefault(found => found is { Certain: true });
    }
}
