using TriageBot.Triage.Gathering;
using TriageBot.Triage.Network;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Checks;

/// <summary>
/// Whether there is a path, as of now, from the task's subnet and security groups to what its message says it could not reach, or may not have.
/// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
/// </summary>
public sealed class NetworkCheck(TimeProvider time) : ICheck
{
    private const string Called = "network";

    // The subnet, the endpoints, then the DNS attributes or the route tables and a gateway, the security groups, the ACLs.
    private const int ForOne = 6;

    public string Name => "network path";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the network path from the task's subnet";

    public int MostCalls => ForOne + 2;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) =>
        dossier.Task is { IsStopped: true } task && Destinations.Of(task, dossier.Definition, readings, id => dossier.Line(id)?.Said).Count > 0;

    public int Price(Dossier dossier, IReadOnlyList<Hypothesis> readings) =>
        dossier.Task is not { } task ? 0 : Price(TaskNetwork.Of(task, dossier.Service?.Service), Destinations.Of(task, dossier.Definition, readings, id => dossier.Line(id)?.Said));

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Task is not { } task)
            return;

        var wanted = Destinations.Of(task, file.Definition, file.Asked?.Readings ?? [], id => file.Asked?.Gathered.Line(id)?.Said);
        if (wanted.Count == 0)
            return;

        if (TaskNetwork.Of(task, file.Service) is not { } own)
        {
            file.Add(Done(CheckStatus.Unknown, "whether there is a network path cannot be told: the task's record names no subnet of its own", Query("?", wanted)));
            return;
        }

        var reader = new NetworkReader(file, Price(own, wanted));
        if (await reader.Begin(own, task.TaskArn.Split(':')[3], cancellationToken) is not { } around)
        {
            file.Add(Done(CheckStatus.Unknown, $"whether there is a network path cannot be told: subnet {own.SubnetId} was not read, or is gone", Query(own.SubnetId, wanted)));
            return;
        }

        var findings = await reader.Solve(around, [.. wanted.Select(w => w.To)], cancellationToken);
        file.Add(Check(own.SubnetId, wanted, findings));
    }

    // The task's own interface is asked where no service tells the groups; several destinations may need ways of both kinds.
    private static int Price(TaskNetwork? own, IReadOnlyList<Wanted> wanted) => ForOne + (own is { Settings: null, InterfaceId: not null } ? 1 : 0) + (wanted.Count > 1 ? 1 : 0);

    private Check Check(string subnet, IReadOnlyList<Wanted> wanted, IReadOnlyList<PathFinding> findings)
    {
        var query = Query(subnet, wanted);
        if (findings.FirstOrDefault(f => f.Verdict == PathVerdict.NoPath) is { } none)
            return Done(CheckStatus.Fail, $"no network path from {subnet} to {none.Destination.Name}: {none.Says}", query) with { SpeaksFor = [wanted.First(w => w.To == none.Destination).Cause] };
        if (findings.FirstOrDefault(f => f.Verdict == PathVerdict.CannotTell) is { } unclear)
            return Done(CheckStatus.Unknown, $"whether {subnet} has a network path to {unclear.Destination.Name} cannot be told: {unclear.Says}", query);

        return Done(CheckStatus.Pass, $"nothing stands in the way from {subnet} to {string.Join(", ", findings.Select(f => $"{f.Destination.Name} ({f.Says})"))}", query) with { SpeaksAgainst = [.. wanted.Select(w => w.Cause).Distinct()] };
    }

    private Check Done(CheckStatus status, string detail, string query) => new(Called, status, detail, time.GetUtcNow(), query);

    private static string Query(string subnet, IReadOnlyList<Wanted> wanted) => $"path {subnet} → {string.Join(", ", wanted.Select(w => $"{w.To.Name}:{w.To.Port}"))}";
}
