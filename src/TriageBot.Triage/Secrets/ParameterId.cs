using System.Text.RegularExpressions;

namespace TriageBot.Triage.Secrets;

/// <summary>A parameter that a task definition refers to, by an ARN or by its name alone.</summary>
/// <param name="Region">The ARN's; for a name alone the task's.</param>
/// <param name="Name">As it is written, without version or label.</param>
/// <param name="IsBareName">True where it is no ARN: ECS takes such a name for a parameter, whatever was meant.</param>
public sealed partial record ParameterId(string Region, string? Account, string Name, bool IsBareName)
{
    /// <summary>Null where it is an ARN of something else, or no name that a parameter can have.</summary>
    /// <param name="region">The task's.</param>
    public static ParameterId? Of(string reference, string region)
    {
        if (Form().Match(reference) is { Success: true } arn && arn.Length == reference.Length)
            return new ParameterId(arn.Groups["region"].Value, arn.Groups["account"].Value, arn.Groups["name"].Value, false);
        return NameForm().Match(reference) is { Success: true } name && name.Length == reference.Length ? new ParameterId(region, null, name.Groups["name"].Value, true) : null;
    }

    /// <summary>As it may be stored: an ARN does not tell a leading slash, and a name with slashes inside always has one.</summary>
    public IReadOnlyList<string> Spellings => IsBareName ? [Name] : Name.Contains('/', StringComparison.Ordinal) ? [$"/{Name}"] : [Name, $"/{Name}"];

    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html
    [GeneratedRegex(
        "^arn:aws[a-z-]{0,12}:ssm:(?<region>[a-z0-9-]{1,40}):(?<account>[0-9]{12}):parameter/(?<name>[A-Za-z0-9_.-][A-Za-z0-9_./-]{0,1010})(:[A-Za-z0-9_.-]{1,100})?$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex("^(?<name>[A-Za-z0-9_./-]{1,1011})(:[A-Za-z0-9_.-]{1,100})?$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NameForm();
}
