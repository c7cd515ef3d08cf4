using TriageBot.Aws.Signing;

namespace TriageBot.Aws;

/// <summary>How AWS is reached. What is left out comes from the environment and the shared config file, by AWS's own precedence.</summary>
public sealed record AwsOptions
{
    /// <summary>A profile of the shared config file; null means <c>AWS_PROFILE</c>, else <c>default</c>.</summary>
    public string? Profile { get; init; }

    /// <summary>The Region of targets that name none; null means <c>AWS_REGION</c>, <c>AWS_DEFAULT_REGION</c>, the profile's.</summary>
    public string? Region { get; init; }

    /// <summary>An http(s) URL that takes the place of every AWS endpoint; before <c>AWS_ENDPOINT_URL</c>.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>
    /// Fixed keys: with them neither the default chain nor any shared file is touched. What replay uses, together with an
    /// <see cref="Environment"/> that knows nothing.
    /// </summary>
    public AwsKeys? Keys { get; init; }

    /// <summary>Looks an environment variable up. The SDK's own chain (SSO, container and instance roles) still reads the real environment.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;
}
