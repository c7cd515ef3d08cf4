namespace TriageBot.Aws.Protocol;

/// <summary>An error as AWS words it.</summary>
/// <param name="Code">Without namespace and suffix.</param>
/// <param name="Message">Hostile text, bounded.</param>
internal sealed record AwsError(string Code, string Message);
