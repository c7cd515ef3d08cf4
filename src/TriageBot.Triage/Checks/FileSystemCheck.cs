using TriageBot.Triage.Ecs;
using TriageBot.Triage.Efs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Network;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Checks;

/// <summary>
/// Whether the task's EFS file system can be found and reached from its subnet, as of now: its name resolves only where its zone has a mount target.
/// See https://docs.aws.amazon.com/efs/latest/ug/troubleshooting-efs-mounting.html
/// </summary>
public sealed class FileSystemCheck(TimeProvider time) : ICheck
{
    private const string Unresolved = "efs_dns_failed";
    private const string Unanswered = "efs_mount_timeout";

    private static readonly string[] s_causes = [Unresolved, Unanswered, "efs_mount_failed_truncated"];

    public string Name => "file system";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the task's EFS file system and the way to it";

    public int MostCalls => 8;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) =>
        dossier.Task is { IsStopped: true } task && Meant(task, dossier.Definition) is not null && readings.Suspected().Overlaps(s_causes);

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Task is not { } task || Meant(task, file.Definition) is not { } id)
            return;

        var found = await file.Tools.FileSystems.MountTargets(id, cancellationToken);
        var targets = file.Note(found);
        if (found.Look.Result == LookResult.Nothing)
            file.Add(Failed(id, $"there is no file system {id} in this Region and account", Unresolved));
        else if (targets is null)
            file.Add(Checks.Check.Unread($"efs/{id}", found, time.GetUtcNow()));
        else if (targets.Count == 0)
            file.Add(Failed(id, $"file system {id} has no mount target{await State(file, id, cancellationToken)}", Unresolved));
        else
            await Reach(file, task, id, targets, cancellationToken);
    }

    private async Task Reach(CaseFile file, EcsTask task, string id, IReadOnlyList<MountTarget> targets, CancellationToken cancellationToken)
    {
        var reader = new NetworkReader(file, MostCalls - 2);
        if (TaskNetwork.Of(task, file.Service) is not { } own || await reader.Begin(own, task.TaskArn.Split(':')[3], cancellationToken) is not { } around)
        {
            file.Add(Done(id, CheckStatus.Unknown, $"whether {id} can be reached cannot be told: the task's subnet is not recorded, or was not read"));
            return;
        }

        var subnet = around.Subnet;
        var here = targets.Where(t => t.VpcId is null || t.VpcId == subnet.VpcId).ToList();
        if (here.Find(t => t.AvailabilityZoneName == subnet.AvailabilityZone) is not { } target)
        {
            file.Add(Failed(id, here.Count == 0
                ? $"file system {id} has no mount target in the task's {subnet.VpcId}, only in {string.Join(", ", targets.Select(t => t.VpcId).Distinct())}"
                : $"file system {id} has no mount target in {subnet.AvailabilityZone}, the zone of the task's {subnet.Id}, only in {string.Join(", ", here.Select(t => t.AvailabilityZoneName))}", Unresolved));
            return;
        }

        if (target.LifeCycleState is not (null or "available"))
        {
            file.Add(Failed(id, $"mount target {target.Id} of {id} is {target.LifeCycleState}", Unanswered));
            return;
        }

        var groups = file.Note(await file.Tools.FileSystems.Groups(target, cancellationToken));
        file.Add(Check(id, (await reader.Solve(around, [new MountDestination($"mount target {target.Id} of {id}", target.SubnetId, target.IpAddress, groups)], cancellationToken))[0]));
    }

    private Check Check(string id, PathFinding finding) => finding.Verdict switch
    {
        PathVerdict.NoPath => Failed(id, $"no network path to {finding.Destination.Name}: {finding.Says}", finding.Hops.Any(h => h is { Passage: Passage.Closed } && h.Says == MountDestination.NamesOff) ? Unresolved : Unanswered),
        PathVerdict.CannotTell => Done(id, CheckStatus.Unknown, $"whether there is a network path to {finding.Destination.Name} cannot be told: {finding.Says}"),
        _ => Done(id, CheckStatus.Pass, $"nothing stands in the way to {finding.Destination.Name}") with { SpeaksAgainst = [Unresolved, Unanswered] },
    };

    // The message names the file system; where it was cut, it is the only one.
    private static string? Meant(EcsTask task, TaskDefinition? definition)
    {
        var all = (definition?.Volumes ?? []).Select(v => v.FileSystemId).OfType<string>().Distinct().ToList();
        return all.Find(id => task.StoppedReason?.Contains(id, StringComparison.Ordinal) == true) ?? (all is [var only] ? only : null);
    }

    private static async Task<string> State(CaseFile file, string id, CancellationToken cancellationToken) =>
        file.Note(await file.Tools.FileSystems.FileSystem(id, cancellationToken)) is { LifeCycleState: { } state } ? $" (it is {state})" : "";

    private Check Failed(string id, string detail, string cause) => Done(id, CheckStatus.Fail, detail) with { SpeaksFor = [cause] };

    private Check Done(string id, CheckStatus status, string detail) => new($"efs/{id}", status, detail, time.GetUtcNow(), $"DescribeMountTargets {id}, then the path to one");
}
