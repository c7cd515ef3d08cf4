using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Signing;
using TriageBot.Triage;
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

    private readonly OneFlight<string> _flights = new();
    private AWSCredentials? _resolved;

    public string Owner => "";

    private CredentialProfileStoreChain Shared => new(credentialsFile);

    public async Task<AwsKeys> Get(Operation neededBy, CancellationToken cancellationToken)
    {
        var patience = PatienceForProfile;
        try
        {
            if (_resolved is null && !Shared.TryGetProfile(profile ?? "default", out _))
                patience = PatienceForMetadata;
            var keys = await _flights.Run(profile ?? "", _ => Fetch(), cancellationToken).WaitAsync(patience, time, cancellationToken);
            return new AwsKeys(keys.AccessKey, keys.SecretKey, string.IsNullOrEmpty(keys.Token) ? null : keys.Token);
        }
        catch (TimeoutException e)
        {
            throw Missing(neededBy, $"nothing answered within {patience.TotalSeconds:0} s", e);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The chain throws whatever its links throw: client, service, file, process and argument errors, time-outs as cancellations.
            var nowhere = profile is null && e is AmazonClientException;
            throw Missing(neededBy, nowhere ? "none in the environment, no usable default profile, no container or instance role" : Reason(e), e);
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
        Shared.TryGetAWSCredentials(name, out var credentials)
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

    // The SDK wraps what went wrong; the innermost message is the one that helps.
    private static string Reason(Exception e)
    {
        var inner = e.GetBaseException();
        var text = inner == e ? SharedProfile.Trouble(e) : $"{e.Message} ({SharedProfile.Trouble(inner)})";
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 300 ? text : text[..300] + "…";
    }
}
