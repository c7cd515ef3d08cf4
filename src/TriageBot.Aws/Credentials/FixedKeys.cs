using TriageBot.Aws.Operations;
using TriageBot.Aws.Signing;

namespace TriageBot.Aws.Credentials;

/// <summary>Keys that never change: given in code, or by environment variables.</summary>
internal sealed class FixedKeys(AwsKeys keys) : IKeySource
{
    public string Owner => "";

    /// <summary>Keys of the environment; null where it holds none.</summary>
    public static FixedKeys? Of(Func<string, string?> environment) =>
        environment("AWS_ACCESS_KEY_ID") is { Length: > 0 } id && environment("AWS_SECRET_ACCESS_KEY") is { Length: > 0 } secret
            ? new FixedKeys(new AwsKeys(id, secret, environment("AWS_SESSION_TOKEN") is { Length: > 0 } token ? token : null))
            : null;

    public Task<AwsKeys> Get(Operation neededBy, CancellationToken cancellationToken) => Task.FromResult(keys);

    public void Discard(AwsKeys rejected)
    {
        // There are no others.
    }
}
