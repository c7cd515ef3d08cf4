using TriageBot.Triage.Checks;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook;

/// <summary>
/// What ECS prepares before any container starts: secrets, parameters, environment files, logging, the registry's credentials.
/// A message that was cut before its reason stays unknown; how often ECS tried tells nothing.
/// </summary>
internal sealed class ResourceInit : IFamily
{
    private const string Helper = "pull_helper_killed";

    private static readonly string[] s_unexplained = ["secret_fetch_failed_truncated", "ssm_fetch_failed_truncated", "resource_init_failed_truncated", "image_pull_failed_truncated"];

    // What a number of tries lets one think of.
    private static readonly string[] s_hints = ["secret_tried_again", "parameters_tried_again", Untold];

    // The shortest form of the message; told of a task of which nobody knows what it asks for.
    private const string Untold = "secrets_untold";

    public string Name => "initialisation";

    public IEnumerable<Reading> Judge(Findings findings, IReadOnlyList<Reading> read)
    {
        var explained = findings.Matches.Any(m => m.Signature.SpeaksFor && !s_hints.Contains(m.Signature.Id) && m.Text.Source.IsEcs() && m.Signature.Family is "initialisation" or "image" && !m.Signature.Causes.Any(s_unexplained.Contains));
        var judged = read.Where(r => !s_unexplained.Contains(r.Cause)).SelectMany(r => Judged(r, findings, read)).Concat(EcrAlone(findings)).ToList();
        return explained && judged.Count > 0 ? judged : judged.Concat(read.Where(r => s_unexplained.Contains(r.Cause)).Select(r => judged.Exists(IsOnlyHint) || findings.Matches.Any(m => m.Signature.Id == Untold) ? r with { Strength = Strength.Weak } : r));
    }

    public IEnumerable<Clue> Contradictions(string cause, string? container, Dossier dossier)
    {
        if (dossier.Task is not { } task)
            yield break;

        // A role that the application itself asks for is asked for while the task runs.
        var beforeItRan = cause != "role_assume_failed" || container is null || dossier.Tail(container)?.Lines.Any(l => l.Said.Contains("assum", StringComparison.OrdinalIgnoreCase)) != true;
        if (beforeItRan && task.StartedAt is not null)
            yield return new Clue(RecordIds.StartedAt, EvidenceSource.Record, "the task ran, so what it needs had been prepared");
        if (beforeItRan && container is not null && task.Container(container) is { } own && own.Ran(task))
            yield return new Clue(RecordIds.ExitCode(container), EvidenceSource.Record, "the container ran, so what it needs had been prepared");
        if (task.WasRequested())
            yield return new Clue(RecordIds.StopCode, EvidenceSource.Record, $"the stop was asked for ({task.StopCode}); what it broke off is its consequence");
    }

    public IEnumerable<RuledOut> RuledOut(Dossier dossier, Hypothesis top)
    {
        if (top.Cause == "logs_unreachable" && top.Strength == Strength.Decisive)
            yield return new RuledOut("log_group_missing", "missing log group: CloudWatch Logs answers that at once, and here nothing answered", [.. top.For.Select(c => c.EvidenceId).Distinct()]);
        if (top.Cause is "log_stream_create_denied" or "log_group_create_denied")
            yield return new RuledOut("logs_unreachable", "network: CloudWatch Logs was reached, and refused", [.. top.For.Select(c => c.EvidenceId).Distinct()]);
        if (top.Cause is "secret_access_denied" or "secret_not_found" or "secret_json_key_missing" && top.Strength > Strength.Weak)
            yield return new RuledOut("secret_unreachable", "network: Secrets Manager was reached, and answered", [.. top.For.Select(c => c.EvidenceId).Distinct()]);
        if (top.Cause is "ssm_access_denied" or "ssm_param_not_found")
            yield return new RuledOut("ssm_unreachable", "network: Parameter Store was reached, and answered", [.. top.For.Select(c => c.EvidenceId).Distinct()]);
    }

    private static bool IsOnlyHint(Reading reading) => reading.For.All(c => c.Signature is null || s_hints.Contains(c.Signature));

    private static IEnumerable<Reading> Judged(Reading reading, Findings findings, IReadOnlyList<Reading> read) => reading.Cause switch
    {
        "secret_unreachable" when reading.For.All(c => c.Signature == Untold) => OfUntold(reading, SecretReferences.Asked(findings.Dossier)),
        "secret_unreachable" or "ssm_unreachable" when IsOnlyHelper(reading) => OfHelper(reading, SecretReferences.Asked(findings.Dossier)),
        "secret_unreachable" or "ssm_unreachable" when IsOnlyHint(reading) => [reading.With(new Clue(reading.For[0].EvidenceId, reading.For[0].Source, "a refusal or a missing name is rarely tried again; no answer is"))],
        "secret_access_denied" => [Oddity(findings) is null ? reading : reading with { Strength = Strength.Weak }],
        "secret_reference_invalid" when reading.Strength == Strength.Weak => Oddity(findings) is { } oddity ? [reading.With(oddity)] : FailsACheck(reading.Cause, findings) ? [reading] : [],
        "env_file_unreachable" => [RunElsewhere(findings) is null ? reading : reading with { Strength = Strength.Weak }],
        "env_file_transient_timeout" => RunElsewhere(findings) is { } others ? [reading.With(others)] : [],
        "log_group_missing" when reading.Strength == Strength.Weak => read.Any(r => r.Cause.StartsWith("log_", StringComparison.Ordinal) && r.Strength > Strength.Weak) ? [] : [reading],
        _ => [reading],
    };

    private static bool FailsACheck(string cause, Findings findings) => findings.Dossier.Checks.Any(c => c.Status == CheckStatus.Fail && c.SpeaksFor.Contains(cause));

    private static bool IsOnlyHelper(Reading reading) => reading.For.All(c => c.Signature == Helper);

    // What the task does not ask for cannot have failed; where it asks one alone, it is that one.
    private static IEnumerable<Reading> OfHelper(Reading reading, IReadOnlySet<string> asked) =>
        asked.Count == 0 ? [reading] : !asked.Contains(reading.Cause) ? [] : asked.Count == 1 ? [reading with { Strength = Strength.Strong }] : [reading];

    // The message names secrets first; where the task asks for none, it is the registry's credentials.
    private static IEnumerable<Reading> OfUntold(Reading reading, IReadOnlySet<string> asked) =>
        asked.Count > 0 && !asked.Contains(reading.Cause) ? [] :
        [reading.With(new Clue(reading.For[0].EvidenceId, reading.For[0].Source, "a refusal and a missing name mostly leave their own words in the message; no answer leaves none"))];

    private static IEnumerable<Reading> EcrAlone(Findings findings)
    {
        var told = findings.Matches.Where(m => m.Signature.Id == Helper).ToList();
        if (told.Count > 0 && SecretReferences.Asked(findings.Dossier) is { Count: 1 } asked && asked.Contains("ecr_unreachable"))
        {
            yield return new Reading("ecr_unreachable", ImagePull.OwnerOfImage(findings.Dossier), Strength.Strong,
                [.. told.Select(m => new Clue(m.Text.EvidenceId, m.Text.Source, m.Signature.Says, m.Signature.Id))]);
        }
    }

    private static Clue? Oddity(Findings findings) =>
        findings.Task is { } task && findings.Matches.FirstOrDefault(m => m.Signature.Id == "secret_odd_reference") is { } told && SecretReferences.OddityIn(told.Text.Text, task) is { } odd
            ? new Clue(told.Text.EvidenceId, told.Text.Source, odd)
            : null;

    // Tasks that run on the same revision got the same files.
    private static Clue? RunElsewhere(Findings findings) =>
        findings.Dossier.Service?.Service is { RunningCount: > 0, Primary: { RolloutState: "COMPLETED" } primary } service && primary.TaskDefinitionArn == findings.Task?.TaskDefinitionArn
            ? new Clue(RecordIds.Deployment(primary.Id), EvidenceSource.Record, $"{service.RunningCount} other tasks run on the same revision")
            : null;
}
