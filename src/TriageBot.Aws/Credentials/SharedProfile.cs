using Amazon.Runtime.CredentialManagement;

namespace TriageBot.Aws.Credentials;

/// <summary>What the shared config file says of one profile beside its credentials. (Its <c>services</c> section is not among what the SDK tells.)</summary>
internal sealed record SharedProfile(
    string? Region,
    string? EndpointUrl,
    bool IgnoreEndpoints,
    bool? UseFips,
    bool? UseDualStack)
{
    public static SharedProfile Empty { get; } = new(null, null, false, null, null);

    public static SharedProfile Read(string name, string? credentialsFile)
    {
        if (!new CredentialProfileStoreChain(credentialsFile).TryGetProfile(name, out var profile))
            return Empty;

        return new SharedProfile(
            profile.Region?.SystemName,
            profile.EndpointUrl,
            profile.IgnoreConfiguredEndpointUrls ?? false,
            profile.UseFIPSEndpoint,
            profile.UseDualstackEndpoint);
    }
}
