using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.LoadBalancing;
using TriageBot.Triage.Network;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Checks;

/// <summary>
/// Why the load balancer's checks may fail: the targets' health as of now, ports that do not agree, a security group that lets nobody in, a grace period that is
/// shorter than the start. See https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
/// </summary>
public sealed class TargetCheck(TimeProvider time) : ICheck
{
    private const string Cause = "elb_health_check_failed";

    private static readonly string[] s_causes = [Cause, "container_health_check_failed", "circuit_breaker_tripped"];

    public string Name => "target health";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the load balancer's targets and how it checks them";

    public int MostCalls => 3;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) =>
        dossier.Service is { } now && Meant(now.Service, dossier.Task) is not null && readings.Suspected().Overlaps(s_causes);

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Service is not { } service || Meant(service, file.Task) is not { } sends)
            return;

        var arn = sends.TargetGroupArn!;
        var name = TargetGroupPlugin.Name(arn);
        var (asked, reading) = (file.Tools.TargetGroups.Group(arn, cancellationToken), file.Tools.TargetGroups.Health(arn, cancellationToken));
        var (group, health) = (await asked, await reading);
        var targets = file.Note(health);
        if (file.Note(group) is not { } found)
        {
            file.Add(group.Look.Result == LookResult.Nothing
                ? Failed($"target-group/{name}", $"the service names target group {name}, which does not exist", group.Look.Query, CheckActions.AttachTargetGroup)
                : Check.Unread($"target-group/{name}", group, time.GetUtcNow()));
        }
        else
        {
            file.Add(await Settings(file, sends, found, targets, group.Look.Query, cancellationToken));
            if (GracePeriod.Of(file, found, file.Asked?.Gathered.Tail(sends.Container ?? "")?.Lines ?? []) is { } grace)
                file.Add(grace.IsTooShort ? Failed("grace-period", grace.Says, group.Look.Query, null) : Done("grace-period", CheckStatus.Pass, grace.Says, group.Look.Query));
        }

        file.Add(targets is null ? Check.Unread($"targets/{name}", health, time.GetUtcNow()) : Now(file, sends, name, targets, health.Look.Query));
    }

    private async Task<Check> Settings(CaseFile file, ServiceLoadBalancer sends, TargetGroup group, IReadOnlyList<TargetHealth>? targets, string query, CancellationToken cancellationToken)
    {
        var name = $"target-group/{group.Name}";
        if (group.LoadBalancerArns.Count == 0)
            return Failed(name, $"no listener leads to target group {group.Name}", query, CheckActions.AttachTargetGroup);
        if (TargetPorts.Disagreement(group, sends, file.Definition) is { } disagreement)
            return Failed(name, disagreement, query, CheckActions.FitTargetPort);

        var port = TargetPorts.Asked(group, sends);
        if (port is not null && Times(file, targets) && await Shut(file, port.Value, cancellationToken) is { } shut)
            return Failed(name, shut, query, CheckActions.LetBalancerIn);
        return Done(name, CheckStatus.Pass, $"the ports of the service, target group {group.Name} and the task definition agree{(port is null ? "" : $" ({port})")}", query);
    }

    // Then packets are lost; whatever answers was let in.
    private static bool Times(CaseFile file, IReadOnlyList<TargetHealth>? targets) =>
        targets is not null && TargetStates.TimedOut(targets) || (file.Asked?.Readings ?? []).SelectMany(r => r.For).Any(c => c.Signature == "target_timed_out");

    private static async Task<string?> Shut(CaseFile file, int port, CancellationToken cancellationToken)
    {
        if (file.Service?.Network is not { SecurityGroups: { Count: > 0 } ids })
            return null;

        // Whoever it is that a rule lets in: without any rule for the port nobody gets in.
        var groups = file.Note(await file.Tools.Network.Groups(ids, cancellationToken)) ?? [];
        return groups.Count == ids.Count && GroupRules.In(groups, new Peer(Addresses.Anywhere) { GroupIds = null }, port) == Passage.Closed
            ? $"no ingress rule of the task's security groups ({string.Join(", ", ids)}) lets anything in on port {port}"
            : null;
    }

    private Check Now(CaseFile file, ServiceLoadBalancer sends, string name, IReadOnlyList<TargetHealth> targets, string query)
    {
        var (status, says) = TargetStates.Of(name, targets);
        var detail = TargetStates.Beside(file, sends.Container, status) is { } beside ? $"{says}; {beside}" : says;
        return Done($"targets/{name}", status, detail, query) with
        {
            SpeaksFor = status == CheckStatus.Fail ? [Cause] : [],
            SpeaksAgainst = status == CheckStatus.Pass ? [Cause] : [],
        };
    }

    // The stop names one; else it is the service's first.
    private static ServiceLoadBalancer? Meant(EcsService service, EcsTask? task)
    {
        var all = service.LoadBalancers.Where(l => l.TargetGroupArn is not null).ToList();
        return all.Find(l => task?.StoppedReason?.Contains(l.TargetGroupArn!, StringComparison.Ordinal) == true) ?? (all is [var first, ..] ? first : null);
    }

    private Check Failed(string name, string detail, string query, string? action) => Done(name, CheckStatus.Fail, detail, query) with { SpeaksFor = [Cause], Action = action };

    private Check Done(string name, CheckStatus status, string detail, string query) => new(name, status, detail, time.GetUtcNow(), query);
}
