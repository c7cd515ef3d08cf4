using System.Globalization;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Quotas;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Checks;

/// <summary>
/// Whether Fargate knows the task's size, and the account's quota of vCPUs has room for it, as of now.
/// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html (Fargate)
/// </summary>
public sealed class FargateCheck(TimeProvider time) : ICheck
{
    private const string Quota = "fargate_quota";
    private const string Capacity = "capacity_unavailable";
    private const string OnDemand = "L-3032A538";
    private const string Spot = "L-36FBB829";
    private const double UnitsOfVcpu = 1024;

    private static readonly string[] s_causes = [Quota, Capacity];

    public string Name => "fargate";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the account's quota of Fargate";

    public int MostCalls => 3;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) => LaunchedOn.Fargate(dossier.Task, dossier.Service?.Service) && readings.Suspected().Overlaps(s_causes);

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        var definition = file.Definition ?? (file.Service?.TaskDefinition is { } revision ? file.Note(await file.Ecs.DescribeTaskDefinition(revision, cancellationToken)) : null);
        var (cpu, memory) = (file.Task?.Cpu ?? definition?.Cpu, file.Task?.MemoryMiB ?? definition?.MemoryMiB);
        if (cpu is { } units && memory is { } mib && Size(units, mib) is { } size)
            file.Add(size);

        var finding = await file.Tools.Capacity.FargateQuotas(cancellationToken);
        var quotas = file.Note(finding);
        var code = IsSpot(file) ? Spot : OnDemand;
        if (quotas?.FirstOrDefault(q => q.Code == code) is { } quota)
            file.Add(await Room(file, quota, cpu, finding.Look.Query, cancellationToken));
        else if (quotas is null)
            file.Add(Check.Unread("fargate-quota", finding, time.GetUtcNow()));
    }

    private Check? Size(int cpu, int memory)
    {
        var allowed = FargateSizes.Memory(cpu);
        return allowed.Contains(memory) ? null : new Check("fargate-size", CheckStatus.Fail, allowed.Count == 0
            ? $"Fargate does not know cpu {cpu}"
            : $"Fargate does not know memory {memory} with cpu {cpu}: {allowed[0]} to {allowed[^1]} MiB", time.GetUtcNow(), $"cpu {cpu}, memory {memory} of the task definition")
        { SpeaksFor = [Quota], Action = CheckActions.FitFargateSize };
    }

    private async Task<Check> Room(CaseFile file, ServiceQuota quota, int? cpu, string query, CancellationToken cancellationToken)
    {
        var asked = cpu / UnitsOfVcpu;
        if (asked > quota.Value)
            return Done(CheckStatus.Fail, $"one task asks for {Figure(asked)} vCPU, and {quota.Name} is {Figure(quota.Value)}", query);

        var until = file.Task?.StoppedAt ?? time.GetUtcNow();
        if (file.Note(await file.Tools.Capacity.Usage(quota, until, cancellationToken)) is not { Points: [.., var last] })
            return Done(CheckStatus.Unknown, $"{quota.Name} is {Figure(quota.Value)}; how much of it was used is not known", query);

        var told = $"{Figure(last.Value)} of {Figure(quota.Value)} vCPU used ({quota.Name}){(asked is { } one ? $", a task asks for {Figure(one)}" : "")}";
        return last.Value + (asked ?? 0) > quota.Value ? Done(CheckStatus.Fail, told, query) : Done(CheckStatus.Pass, told, query);
    }

    private Check Done(CheckStatus status, string detail, string query) => new("fargate-quota", status, detail, time.GetUtcNow(), query)
    {
        SpeaksFor = status == CheckStatus.Fail ? [Quota] : [],
        SpeaksAgainst = status == CheckStatus.Pass ? [Quota] : [],
    };

    private static string Figure(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "?";

    private static bool IsSpot(CaseFile file) => (file.Task?.CapacityProviderName ?? file.Service?.CapacityProviders.Select(p => p.Name).FirstOrDefault()) == "FARGATE_SPOT";
}
