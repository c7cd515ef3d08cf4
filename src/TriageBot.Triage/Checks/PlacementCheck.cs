using System.Globalization;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Checks;

/// <summary>
/// Which constraint of the task definition excludes how many of the cluster's container instances, as of now, and the state of the service's capacity providers.
/// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement.html
/// </summary>
public sealed class PlacementCheck(TimeProvider time) : ICheck
{
    private static readonly string[] s_causes =
        ["placement_memory", "placement_cpu", "placement_port", "placement_attribute", "no_container_instances", "host_port_conflict", "agent_disconnected", "capacity_unavailable"];

    public string Name => "placement";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "what is free on the cluster's container instances";

    public int MostCalls => 5;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) => !LaunchedOn.Fargate(dossier.Task, dossier.Service?.Service) && readings.Suspected().Overlaps(s_causes);

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        var cluster = file.Task?.Cluster ?? file.Service?.Cluster;
        var providers = file.Service is { CapacityProviders: { Count: > 0 } named } ? Providers(file, cluster, [.. named.Select(p => p.Name)], cancellationToken) : Task.CompletedTask;
        var definition = file.Definition ?? (file.Service?.TaskDefinition is { } revision ? file.Note(await file.Ecs.DescribeTaskDefinition(revision, cancellationToken)) : null);
        var finding = await file.Tools.Capacity.Instances(cluster, cancellationToken);
        var instances = file.Note(finding);
        if (instances is null)
            file.Add(finding.Look.Result == LookResult.Nothing ? await None(file, cluster, finding, cancellationToken) : Check.Unread(Name, finding, time.GetUtcNow()));
        else if (definition is null)
            file.Add(new Check(Name, CheckStatus.Unknown, $"what the task asks of {finding.Look.Detail} is not known: its definition was not read", time.GetUtcNow(), finding.Look.Query));
        else
            file.Add(Judged(Placement.Of(definition), instances, finding.Look.Query));
        await providers;
    }

    private Check Judged(Placement asked, IReadOnlyList<ContainerInstance> instances, string query)
    {
        var excluded = instances.Select(asked.Excluding).ToList();
        var fits = excluded.Count(e => e.Count == 0);
        if (fits > 0)
        {
            return asked.Expressions.Count > 0
                ? new Check(Name, CheckStatus.Unknown, $"{fits} of {Instances(instances.Count)} could take the task now, but for its placement constraints, which were not evaluated: {string.Join("; ", asked.Expressions)}", time.GetUtcNow(), query)
                : new Check(Name, CheckStatus.Pass, $"{fits} of {Instances(instances.Count)} could take the task now", time.GetUtcNow(), query) { SpeaksAgainst = s_causes };
        }

        var byCause = excluded.SelectMany(e => e).GroupBy(e => e.Cause).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var says = byCause.Select(g => $"{g.Count()} by {string.Format(CultureInfo.InvariantCulture, g.First().Says, g.Max(e => e.Free))}");
        var all = byCause.Where(g => g.Count() == instances.Count).Select(g => g.Key).ToList();
        return new Check(Name, CheckStatus.Fail, $"none of {Instances(instances.Count)} can take the task: {string.Join(", ", says)}", time.GetUtcNow(), query)
        {
            SpeaksFor = all.Count > 0 ? all : [byCause[0].Key],
        };
    }

    private async Task<Check> None(CaseFile file, string? cluster, Finding<IReadOnlyList<ContainerInstance>> finding, CancellationToken cancellationToken)
    {
        var registered = file.Note(await file.Tools.Capacity.Cluster(cluster, cancellationToken))?.ContainerInstances;
        var detail = registered is > 0 and var count ? $"{finding.Look.Detail}; {count} more registered, not ACTIVE" : finding.Look.Detail;
        return new Check(Name, CheckStatus.Fail, detail, time.GetUtcNow(), finding.Look.Query) { SpeaksFor = ["no_container_instances"] };
    }

    private async Task Providers(CaseFile file, string? cluster, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var finding = await file.Tools.Capacity.Providers(cluster, names, cancellationToken);
        var found = file.Note(finding);
        if (found is null && finding.Look.Result != LookResult.Nothing)
        {
            file.Add(Check.Unread("capacity-providers", finding, time.GetUtcNow()));
            return;
        }

        var gone = names.Except((found ?? []).Select(p => p.Name)).ToList();
        var bad = (found ?? []).Where(p => p.Status is not ("ACTIVE" or null) || p.UpdateStatus?.EndsWith("FAILED", StringComparison.Ordinal) == true).ToList();
        var detail = gone.Count > 0 ? $"capacity provider {string.Join(", ", gone)} does not exist"
            : bad.Count > 0 ? string.Join("; ", bad.Select(p => $"capacity provider {p.Name} is {p.Status}{(p.UpdateStatus is { } update ? $", {update}" : "")}{(p.UpdateStatusReason is { } why ? $" ({why})" : "")}"))
            : string.Join(", ", found!.Select(p => $"capacity provider {p.Name} is {p.Status}{(p.ManagedScaling is { } scaling ? $", its managed scaling {scaling}" : "")}"));
        var failed = gone.Count + bad.Count > 0;
        file.Add(new Check("capacity-providers", failed ? CheckStatus.Fail : CheckStatus.Pass, detail, time.GetUtcNow(), finding.Look.Query) { SpeaksFor = failed ? ["capacity_unavailable"] : [] });
    }

    private static string Instances(int count) => count == 1 ? "1 container instance" : $"{count} container instances";
}
