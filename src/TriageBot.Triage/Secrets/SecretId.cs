using System.Text.RegularExpressions;

namespace TriageBot.Triage.Secrets;

/// <summary>A secret that a task definition refers to by an ARN, with the parts that Amazon ECS adds taken off.</summary>
/// <param name="Arn">As written, without key, stage and version.</param>
/// <param name="Name">Without the six random characters, where the ARN seems to end in them.</param>
/// <param name="Stage">The label that is asked for; <c>AWSCURRENT</c> where none is, null where a version is.</param>
/// <param name="HasSuffix">True where the ARN ends in a hyphen and six characters: its own, or such a word of the name.</param>
public sealed partial record SecretId(string Region, string Account, string Arn, string Name, string? Stage, bool HasSuffix)
{
    private const string Current = "AWSCURRENT";

    /// <summary>Null where it is no ARN of a secret.</summary>
    /// <param name="reference">A <c>valueFrom</c>, such as <c>arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbC12d:password::</c>.</param>
    public static SecretId? Of(string reference)
    {
        if (Form().Match(reference) is not { Success: true } match || match.Length != reference.Length)
            return null;

        var (name, suffix) = (match.Groups["name"].Value, match.Groups["suffix"].Value);
        var (stage, version) = (match.Groups["stage"].Value, match.Groups["version"].Value);
        return new SecretId(
            match.Groups["region"].Value, match.Groups["account"].Value, match.Groups["arn"].Value, name,
            stage.Length > 0 ? stage : version.Length > 0 ? null : Current, suffix.Length > 0);
    }

    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
    [GeneratedRegex(
        @"^(?<arn>arn:aws[a-z-]{0,12}:secretsmanager:(?<region>[a-z0-9-]{1,40}):(?<account>[0-9]{12}):secret:(?<name>[A-Za-z0-9/_+=.@!-]{1,512}?)(?<suffix>-[A-Za-z0-9]{6})?)(:(?<key>[^:\s]{0,256})(:(?<stage>[^:\s]{0,256})(:(?<version>[^:\s]{0,64}))?)?)?$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
