using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>What a message can stand for as well. One that was cut after it named what ECS was about cannot stand for another step of the preparation.</summary>
internal static class Alternatives
{
    private const string Preparation = "initialisation";

    private static readonly (string[] Words, string[] Prefixes)[] s_steps =
    [
        (["secret from asm", "asm fetching", "Secrets Manager"], ["secret_", "kms_"]),
        (["secrets from ssm", "Parameter Store"], ["ssm_", "secret_reference", "kms_"]),
        (["ecr registry auth", "Amazon ECR"], ["ecr_"]),
        (["logger args", "Cloudwatch log", "logging driver"], ["log_", "logs_"]),
        (["env file"], ["env_file_"]),
    ];

    public static IReadOnlyList<string> Of(CauseEntry cause, Dossier dossier)
    {
        if (cause.MayBe.Count == 0 || cause.Family != Preparation || dossier.Task is not { } task)
            return cause.MayBe;

        var told = task.Containers.Select(c => c.Reason).Append(task.StoppedReason).OfType<string>().ToList();
        var named = Array.Find(s_steps, s => s.Words.Any(w => told.Exists(t => t.Contains(w, StringComparison.OrdinalIgnoreCase))));
        return named.Prefixes is null ? cause.MayBe : [.. cause.MayBe.Where(c => Array.Exists(named.Prefixes, p => c.StartsWith(p, StringComparison.Ordinal)))];
    }
}
