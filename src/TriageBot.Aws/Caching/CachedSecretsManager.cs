using TriageBot.Aws.Operations;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Secrets;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Caching;

/// <summary>The tasks of one service share their secrets: answers serve seconds.</summary>
internal sealed class CachedSecretsManager(ISecretsManager secrets, ReadThrough cache) : ISecretsManager
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);

    public Task<Secret?> DescribeSecret(AwsScope scope, string secretId, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeSecret, secretId),
            _ => Lifetime,
            token => secrets.DescribeSecret(scope, secretId, token),
            cancellationToken);
}
