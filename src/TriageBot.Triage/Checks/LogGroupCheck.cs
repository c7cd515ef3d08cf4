using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Checks;

/// <summary>Whether the log groups that the task definition names are there, as of now: ECS says that it cannot find one also where its question timed out.</summary>
public sealed class LogGroupCheck(TimeProvider time) : ICheck
{
    private const string Cause = "log_group_missing";
    private const int MostGroups = 2;

    public string Name => "log groups";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the log groups of the task definition";

    public int MostCalls => MostGroups;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) =>
        dossier.Task is { StartedAt: null } task && Groups(task, dossier.Definition).Count > 0 && readings.Suspected().Contains(Cause);

    public int Price(Dossier dossier, IReadOnlyList<Hypothesis> readings) => dossier.Task is { } task ? Groups(task, dossier.Definition).Count : 0;

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Task is { } task)
            await Task.WhenAll(Groups(task, file.Definition).Select(g => Look(file, g, cancellationToken)));
    }

    private async Task Look(CaseFile file, ContainerDefinition container, CancellationToken cancellationToken)
    {
        var finding = await file.Logs.Group(container, cancellationToken);
        var found = file.Note(finding);
        var check = Check.Unread($"log-group/{Name(container)}", finding, time.GetUtcNow());
        file.Add(finding.Look.Result switch
        {
            LookResult.Found => check with { Status = CheckStatus.Pass, Detail = $"log group {found!.Name} is there", SpeaksAgainst = [Cause] },
            LookResult.Nothing => check with { Status = CheckStatus.Fail, SpeaksFor = [Cause] },
            _ => check,
        });

        static string Name(ContainerDefinition container) => container.Log!.Options["awslogs-group"];
    }

    // One that is made at need may be missing.
    private static List<ContainerDefinition> Groups(EcsTask task, TaskDefinition? definition) =>
    [
        .. (definition?.Containers ?? [])
            .Where(c => LogDestination.Of(c, task) is CloudWatch or NeverCreated && c.Log!.Options.GetValueOrDefault("awslogs-create-group") is not "true")
            .DistinctBy(c => c.Log!.Options["awslogs-group"]).Take(MostGroups),
    ];
}
