using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Secrets;

namespace TriageBot.Triage.Checks;

/// <summary>Whether the parameters that the task definition refers to exist now. ECS takes a bare name for one, also where a secret was meant.</summary>
public sealed class ParameterCheck(TimeProvider time) : ICheck
{
    private const int MostNamed = 5;
    private const string Missing = "ssm_param_not_found";

    private static readonly string[] s_causes = [Missing, "ssm_access_denied"];

    public string Name => "parameters";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the parameters that the task definition refers to";

    // One that is missing may be the name of a secret.
    public int MostCalls => 2;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) => Wanted(new Question(dossier, readings)).Count > 0;

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Asked is not { } asked || Wanted(asked) is not { Count: > 0 } wanted)
            return;

        var finding = await file.Tools.Secrets.Parameters(wanted, cancellationToken);
        file.Note(finding);
        var check = Check.Unread("parameters", finding, time.GetUtcNow());
        if (finding.Look.Result is not (LookResult.Found or LookResult.Nothing))
        {
            file.Add(check);
            return;
        }

        var there = finding.Value?.Select(p => p.Name).ToHashSet() ?? [];
        var missing = wanted.Where(w => !w.Spellings.Any(there.Contains)).ToList();
        file.Add(missing.Count == 0
            ? check with { Status = CheckStatus.Pass, Detail = $"{Said(wanted)} {(wanted.Count == 1 ? "is" : "are")} there", SpeaksAgainst = [Missing] }
            : check with { Status = CheckStatus.Fail, Detail = $"Parameter Store has no {Said(missing)} in {missing[0].Region}{await Meant(file, missing, cancellationToken)}", SpeaksFor = [Missing] });
    }

    private static async Task<string> Meant(CaseFile file, IReadOnlyList<ParameterId> missing, CancellationToken cancellationToken)
    {
        if (missing.FirstOrDefault(m => m.IsBareName) is not { } bare)
            return "";

        var finding = await file.Tools.Secrets.SecretOfThatName(bare, cancellationToken);
        file.Note(finding);
        return finding.Value is { } secret ? $"; a secret has the name {bare.Name}, which takes its ARN as valueFrom: {secret.Arn}" : "";
    }

    private static string Said(IReadOnlyList<ParameterId> parameters) =>
        string.Join(", ", parameters.Take(MostNamed).Select(p => p.Name)) + (parameters.Count > MostNamed ? $" and {parameters.Count - MostNamed} more" : "");

    // Of one Region: hardly any task asks two.
    private static IReadOnlyList<ParameterId> Wanted(Question asked)
    {
        if (asked.Gathered.Task is not { StartedAt: null } || !asked.Suspected.Overlaps(s_causes))
            return [];

        var referred = new Referred(asked.Gathered);
        var all = referred.Parameters.Where(p => p.Account is null || p.Account == referred.Account).ToList();
        return [.. all.Where(p => p.Region == all[0].Region)];
    }
}
