using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Credentials;

/// <summary>What the shared config file says of one profile beside its credentials. (Its <c>services</c> section is not among what the SDK tells.)</summary>
internal sealed partial record SharedProfile(
    string? Region,
    string? EndpointUrl,
    bool IgnoreEndpoints,
    bool? UseFips,
    bool? UseDualStack)
{
    public static SharedProfile Empty { get; } = new(null, null, false, null, null);

    /// <summary>Empty where there is no such profile. Throws <see cref="AwsReadException"/> where a file cannot be read.</summary>
    public static SharedProfile Read(string name, string? credentialsFile)
    {
        try
        {
            return new CredentialProfileStoreChain(credentialsFile).TryGetProfile(name, out var profile) ? Of(profile) : Empty;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException or AmazonClientException)
        {
            var message = $"The shared AWS config or credentials file cannot be read ({Trouble(e)}). Mend it, or name another by AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE.";
            throw new AwsReadException(new ReadFailure(FailureKind.CredentialsMissing, "the shared config file", "UnreadableProfile", message), e);
        }
    }

    /// <summary>What is wrong with a file. The SDK quotes the line that it cannot read, which may hold a secret: only its number is kept.</summary>
    public static string Trouble(Exception e) =>
        e is InvalidDataException && Quoted().Match(e.Message) is { Success: true } match
            ? $"{match.Groups["line"].Value.ToLowerInvariant()} of {match.Groups["file"].Value}"
            : e.Message.ReplaceLineEndings(" ");

    [GeneratedRegex(@"^(?<line>Line \d+):<.*> ?in file (?<file>\S+)", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    private static SharedProfile Of(CredentialProfile profile) => new(
        profile.Region?.SystemName,
        profile.EndpointUrl,
        profile.IgnoreConfiguredEndpointUrls ?? false,
        profile.UseFIPSEndpoint,
        profile.UseDualstackEndpoint);
}
