using TriageBot.Aws.Operations;
using TriageBot.Aws.Signing;

namespace TriageBot.Aws.Credentials;

/// <summary>Keys that never change: given in code, or by environment variables.</summary>
internal sealed class FixedKeys(AwsKeys keys) : IKeySource
{
    public string Owner => "";

    /// <summary>Keys of the environment; null where it holds none.</summary>
    public static FixedKeys? Of(Func<string, string?> environment)
    {
        return Value("AWS_ACCESS_KEY_ID") is { } id && Value("AWS_SECRET_ACCESS_KEY") is { } secret
            ? new FixedKeys(new AwsKeys(id, secret, Value("AWS_SESSION_TOKEN")))
            : null;

        // A line break that came along from a file would make the header, and so the signature, a wrong one.
        string? Value(string name) => environment(name)?.Trim() is { Length: > 0 } value ? value : null;
    }

    public Task<AwsKeys> Get(Operation neededBy, CancellationToken cancellationToken) => Task.FromResult(keys);

    public void Discard(AwsKeys rejected)
    {
        // There are no others.
    }
}
