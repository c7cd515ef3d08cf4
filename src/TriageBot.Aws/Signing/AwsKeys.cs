namespace TriageBot.Aws.Signing;

/// <summary>An access key, resolved. Prints without its secrets.</summary>
/// <param name="SessionToken">Present for temporary credentials.</param>
public sealed record AwsKeys(string AccessKeyId, string SecretAccessKey, string? SessionToken = null)
{
    public override string ToString() => $"AwsKeys {{ {AccessKeyId} }}";
}
