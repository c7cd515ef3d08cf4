namespace TriageBot.Aws.Credentials;

/// <summary>How this process enters AWS: its profile, its keys, its Region.</summary>
internal sealed class OwnAccess
{
    private readonly Lazy<string?> _region;

    public OwnAccess(AwsOptions options, TimeProvider time)
    {
        var profileName = options.Profile ?? NotEmpty(options.Environment("AWS_PROFILE"));
        var credentialsFile = NotEmpty(options.Environment("AWS_SHARED_CREDENTIALS_FILE"));
        Profile = new(() => options.Keys is null ? SharedProfile.Read(profileName ?? "default", credentialsFile) : SharedProfile.Empty);
        _region = new(() => options.Region ?? NotEmpty(options.Environment("AWS_REGION")) ?? NotEmpty(options.Environment("AWS_DEFAULT_REGION")) ?? Profile.Value.Region);

        // A profile that was asked for by name goes before keys of the environment, as in the AWS CLI.
        Keys = options.Keys is { } keys ? new FixedKeys(keys)
            : options.Profile is null && FixedKeys.Of(options.Environment) is { } ofEnvironment ? ofEnvironment
            : new ChainKeys(profileName, credentialsFile, time);
    }

    public Lazy<SharedProfile> Profile { get; }

    public IKeySource Keys { get; }

    /// <summary>Null where none is configured. Throws as <see cref="SharedProfile.Read"/> does.</summary>
    public string? Region => _region.Value;

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
