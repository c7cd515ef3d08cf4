using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Signing;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Credentials;

/// <summary>
/// The SDK's credentials: a named profile, or its default chain (web identity, profile, SSO, process, container, instance).
/// See https://docs.aws.amazon.com/sdk-for-net/v4/developer-guide/creds-assign.html
/// </summary>
internal sealed class ChainKeys(string? profile, string? credentialsFile, TimeProvider time) : IKeySource
{
    // A metadata service that is not there answers nothing at all, so only patience bounds it; a sign-in helper may take its time.
    private static readonly TimeSpan PatienceForMetadata = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan PatienceForProfile = TimeSpan.FromSeconds(30);

    private AWSCredentials? _resolved;

    public string Owner => "";

    public async Task<AwsKeys> Get(Operation neededBy, CancellationToken cancellationToken)
    {
        var patience = profile is null ? PatienceForMetadata : PatienceForProfile;
        try
        {
            // On another thread: parts of the SDK's chain block the one that they are called on.
            var keys = await Task.Run(Fetch, cancellationToken).WaitAsync(patience, time, cancellationToken);
            return new AwsKeys(keys.AccessKey, keys.SecretKey, string.IsNullOrEmpty(keys.Token) ? null : keys.Token);
        }
        catch (TimeoutException e)
        {
            throw Missing(neededBy, $"nothing answered within {patience.TotalSeconds:0} s", e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The chain throws whatever its links throw: client, service, file, process and argument errors.
            throw Missing(neededBy, Bound(e.Message), e);
        }
    }

    public void Discard(AwsKeys rejected)
    {
        (_resolved as RefreshingAWSCredentials)?.ClearCredentials();
        _resolved = null;
    }

    private async Task<ImmutableCredentials> Fetch()
    {
        _resolved ??= profile is null
            ? await new DefaultAWSCredentialsIdentityResolver().ResolveIdentityAsync(null, CancellationToken.None)
            : OfProfile(profile);
        return await _resolved.GetCredentialsAsync();
    }

    private AWSCredentials OfProfile(string name) =>
        new CredentialProfileStoreChain(credentialsFile).TryGetAWSCredentials(name, out var credentials)
            ? credentials
            : throw new InvalidOperationException($"the shared config files have no usable profile \"{name}\"");

    private AwsReadException Missing(Operation neededBy, string why, Exception cause) => new(
        new ReadFailure(
            FailureKind.CredentialsMissing,
            neededBy.Action,
            "NoCredentials",
            $"No AWS credentials: {why.TrimEnd('.')}. "
                + (profile is null
                    ? "Set AWS_PROFILE (or --profile), or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run where a role is attached."
                    : $"Check the profile with: aws sts get-caller-identity --profile {profile}; for SSO sign in with: aws sso login --profile {profile}")),
        cause);

    private static string Bound(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
