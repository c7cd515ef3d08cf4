using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Triage.Redaction;

/// <summary>
/// Replaces secrets by placeholders such as <c>DB_PASS=[redacted:password:1a2b3c]</c> or <c>AKIA…[redacted:aws-key:4d5e6f]</c>. The same secret gets
/// the same placeholder from the same instance, so that a reader still sees which lines speak of one credential. Redacting again changes nothing.
/// Thread-safe.
/// </summary>
public sealed class Redactor
{
    private static readonly Func<string, IEnumerable<SecretSpan>>[] Finders =
        [PrivateKeys.Find, KnownTokens.Find, AwsSecretKeys.Find, UrlSecrets.Find, AuthorizationHeaders.Find, Cookies.Find, Assignments.Find, NamedPairs.Find, CommandLines.Find];

    private readonly byte[] _key;

    /// <param name="key">At least 16 random bytes. A plain hash of a weak password could be guessed from its placeholder; a keyed one cannot.</param>
    public Redactor(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(key.Length, 16);
        _key = [.. key];
    }

    /// <summary>A redactor with a key of its own: its placeholders are stable within this instance only.</summary>
    public static Redactor WithRandomKey() => new(RandomNumberGenerator.GetBytes(32));

    /// <summary>The text with each secret replaced; the same string where there is none.</summary>
    public Redacted Redact(string text)
    {
        var placeholders = Placeholders.In(text);
        var secrets = SecretSpans.Merge(Finders.SelectMany(find => find(text)), placeholders);
        if (secrets.Count == 0)
            return new Redacted(text, 0);

        // A secret that its name gave away in one place may stand elsewhere without a name.
        secrets = SecretSpans.Merge(secrets.Concat(Repeated.In(text, secrets)), placeholders);

        var safe = new StringBuilder(text.Length);
        var from = 0;
        foreach (var secret in secrets)
        {
            safe.Append(text, from, secret.Start - from);
            safe.Append(Placeholders.For(text.AsSpan(secret.Start, secret.End - secret.Start), secret, _key));
            from = secret.End;
        }

        return new Redacted(safe.Append(text, from, text.Length - from).ToString(), secrets.Count);
    }
}
