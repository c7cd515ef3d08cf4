using System.Collections.ObjectModel;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Secrets.Wire;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Secrets;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Secrets;

/// <summary>AWS Secrets Manager, metadata alone. See https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html</summary>
internal sealed class SecretsManagerClient(ScopedCaller aws) : ISecretsManager
{
    public async Task<Secret?> DescribeSecret(AwsScope scope, string secretId, CancellationToken cancellationToken)
    {
        try
        {
            var secret = await aws.Call(
                scope, Operation.DescribeSecret, new DescribeSecretRequest(secretId),
                SecretsJson.Default.DescribeSecretRequest, SecretsJson.Default.DescribeSecretResponse, cancellationToken);
            return new Secret(
                secret.Arn, secret.Name, secret.KmsKeyId, secret.DeletedDate, secret.LastChangedDate, Stages(secret.VersionIdsToStages), secret.PrimaryRegion);
        }
        catch (AwsReadException e) when (e.Failure.Kind == FailureKind.NotFound)
        {
            return null;
        }
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Stages(Dictionary<string, List<string>?>? versions) =>
        versions is null
            ? ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty
            : versions.ToDictionary(v => v.Key, v => (IReadOnlyList<string>)[.. v.Value ?? []], StringComparer.Ordinal);
}
