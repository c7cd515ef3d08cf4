using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Secrets;

namespace TriageBot.Triage.Checks;

/// <summary>
/// Whether the secrets that the task definition refers to exist now under the very ARN that it has: with the six random characters, not deleted, with a
/// current version. A value is never read, so of a JSON key only ECS's own message tells.
/// </summary>
public sealed class SecretCheck(TimeProvider time) : ICheck
{
    private const int MostSecrets = 2;

    private const string Missing = "secret_not_found";
    private const string Wrong = "secret_reference_invalid";
    private const string Denied = "secret_access_denied";

    private static readonly string[] s_causes = [Missing, Wrong, Denied];

    public string Name => "secrets";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the secrets that the task definition refers to";

    // Of one that is not there, what has its name now is looked for as well.
    public int MostCalls => MostSecrets + 1;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) => Wanted(new Question(dossier, readings)).Count > 0;

    public int Price(Dossier dossier, IReadOnlyList<Hypothesis> readings) => Wanted(new Question(dossier, readings)).Count + 1;

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Asked is { } asked)
            await Task.WhenAll(Wanted(asked).Select(s => Look(file, s, new Referred(asked.Gathered), cancellationToken)));
    }

    private async Task Look(CaseFile file, SecretId secret, Referred referred, CancellationToken cancellationToken)
    {
        if (secret.Account != referred.Account)
        {
            file.Note(new Gap($"the secret {secret.Name}", $"account {secret.Account} keeps it: what is there, and whom its policy lets read, is for that account to say", null));
            return;
        }

        var finding = await file.Tools.Secrets.Secret(secret, cancellationToken);
        file.Note(finding);
        var check = Check.Unread($"secret/{secret.Name}", finding, time.GetUtcNow());
        file.Add(finding switch
        {
            { Value: { } found } => Judged(found, secret, referred, check),
            { Look.Result: LookResult.Nothing } => await Elsewhere(file, secret, check, cancellationToken),
            _ => check,
        });
    }

    private static Check Judged(Secret found, SecretId secret, Referred referred, Check check) => found switch
    {
        { Arn: var arn } when arn != secret.Arn => IsNot(check, $"the reference names {secret.Arn}, and the secret is {arn}"),
        { IsDeleted: true } => check with { Status = CheckStatus.Fail, SpeaksFor = [Missing] },
        { VersionStages: { Count: > 0 } versions } when secret.Stage is { } stage && !versions.Values.Any(s => s.Contains(stage)) =>
            check with { Status = CheckStatus.Fail, Detail = $"the secret {secret.Name} has no version with the label {stage}", SpeaksFor = [Missing] },
        _ => check with { Status = CheckStatus.Pass, Detail = $"the secret {secret.Name} is there{Placed(secret, referred)}", SpeaksAgainst = [Missing, Wrong] },
    };

    private static async Task<Check> Elsewhere(CaseFile file, SecretId secret, Check check, CancellationToken cancellationToken)
    {
        var finding = secret.HasSuffix ? await file.Tools.Secrets.SecretOfThatName(secret, cancellationToken) : null;
        if (finding is not null)
            file.Note(finding);
        return finding?.Value is { } other
            ? IsNot(check, $"no secret has the ARN {secret.Arn}: {secret.Name} is {other.Arn}")

            // Who may read it is told nothing else; who may not is refused before it is looked for.
            : check with { Status = CheckStatus.Fail, Detail = $"Secrets Manager has no secret {secret.Name} in {secret.Region}", SpeaksFor = [Missing, Wrong], SpeaksAgainst = [Denied] };
    }

    // A policy names the secret's own ARN, so whoever asks by another is refused.
    private static Check IsNot(Check check, string detail) => check with { Status = CheckStatus.Fail, Detail = detail, SpeaksFor = [Wrong, Missing], SpeaksAgainst = [Denied] };

    private static string Placed(SecretId secret, Referred referred) => secret.Region == referred.Region ? "" : $", in {secret.Region}";

    private static IReadOnlyList<SecretId> Wanted(Question asked) =>
        asked.Gathered.Task is { StartedAt: null } && asked.Suspected.Overlaps(s_causes) ? [.. new Referred(asked.Gathered).Secrets.Take(MostSecrets)] : [];
}
