using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>What the task definition refers to, and what is odd in the ARN that a refusal names.</summary>
internal static class SecretReferences
{
    private const string Secret = ":secret:";

    // The random end of every secret's ARN, after a hyphen.
    private const int Random = 6;

    /// <summary>Which causes a helper that was killed can stand for, by what the task asks of whom; all of them where that is not known.</summary>
    public static IReadOnlySet<string> Asked(Dossier dossier)
    {
        if (dossier.Definition is not { Containers: { Count: > 0 } containers })
            return new HashSet<string> { "ecr_unreachable", "secret_unreachable", "ssm_unreachable" };

        var asked = new HashSet<string>();
        if (containers.Any(c => c.Image?.Contains(".dkr.ecr.", StringComparison.Ordinal) == true))
            asked.Add("ecr_unreachable");
        foreach (var secret in containers.SelectMany(c => c.Secrets))
            asked.Add(secret.ValueFrom.Contains(":secretsmanager:", StringComparison.Ordinal) ? "secret_unreachable" : "ssm_unreachable");
        return asked;
    }

    /// <summary>Why IAM may have refused only because the reference is not the secret's; null where it looks sound, or no reference is named.</summary>
    public static string? OddityIn(string? reason, EcsTask task)
    {
        if (reason is null || NameIn(reason) is not { Length: > 0 } name)
            return null;
        if (RegionIn(reason) is { } region && task.TaskArn.Split(':') is { Length: >= 6 } arn && arn[3] != region)
            return $"the reference names Region {region}, the task runs in {arn[3]}";

        var end = name[(name.LastIndexOf('-') + 1)..];
        if (end.Length == name.Length || end.Length != Random || !end.All(char.IsAsciiLetterOrDigit))
            return "the reference does not end in a hyphen and six random characters";
        // Six characters that came by chance are hardly ever all small letters.
        return end.All(char.IsAsciiLetterLower) ? "what looks like the six random characters of the reference may be a word of the secret's name" : null;
    }

    // The first that is named is what was asked for. A cut message may end within it: then nothing can be told.
    private static string? NameIn(string reason)
    {
        var start = reason.IndexOf(Secret, StringComparison.Ordinal);
        if (start < 0)
            return null;

        start += Secret.Length;
        var length = reason.AsSpan(start).IndexOfAny(' ', ':', '"');
        return length < 0 ? null : reason.Substring(start, length);
    }

    private static string? RegionIn(string reason)
    {
        const string Service = ":secretsmanager:";
        var start = reason.IndexOf(Service, StringComparison.Ordinal);
        return start < 0 ? null : reason[(start + Service.Length)..].Split(':')[0] is { Length: > 0 and < 30 } region ? region : null;
    }
}
