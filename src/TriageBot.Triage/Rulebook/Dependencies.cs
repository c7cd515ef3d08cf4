using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook;

/// <summary>
/// Containers that wait for others (dependsOn), and helpers that end the task by ending. The one that was waited for is the one to explain:
/// what waited never ran, even where the EC2 agent writes exit code 143 into it.
/// </summary>
internal sealed class Dependencies : IFamily
{
    private const string Unmet = "dependency_condition_unmet";
    private const string Helper = "essential_helper_exited";

    public string Name => "dependencies";

    public IEnumerable<Reading> Judge(Findings findings, IReadOnlyList<Reading> read) =>
        read.Select(r => WithEnd(r, findings.Dossier)).Concat(UnmetByRecord(findings.Dossier)).Concat(HelperThatEnded(findings));

    public IEnumerable<Clue> Contradictions(string cause, string? container, Dossier dossier) => dossier.Task is not { } task ? [] : cause switch
    {
        Unmet => UnmetAgainst(task),
        _ => OwnExit.Against(container, dossier).Concat(HelperAgainst(container, dossier, task)),
    };

    public IEnumerable<RuledOut> RuledOut(Dossier dossier, Hypothesis top)
    {
        if (dossier.Task is not { } task)
            yield break;

        if (top.Cause == Unmet && dossier.OwnContainers().FirstOrDefault(c => c.ExitCode == 143 && !c.Ran(task)) is { } synthetic)
            yield return new RuledOut("scale_in", $"exit code 143 of {synthetic.Name} is the agent's: it never started, so no SIGTERM ended it", [RecordIds.ExitCode(synthetic.Name)]);
        if (top is { Cause: Helper, Container: { } helper })
            yield return new RuledOut("clean_exit", "it ended well, and stopped a container that serves", [RecordIds.ExitCode(helper)]);
    }

    private static Reading WithEnd(Reading reading, Dossier dossier) =>
        reading.Container is { } name && dossier.Task is { } task && task.Container(name) is { } own && own.Ran(task) && own.ExitCode is { } code
            ? reading.With(new Clue(RecordIds.ExitCode(name), EvidenceSource.Record, $"it ended with exit code {code}"))
            : reading;

    // An agent that hangs, and Fargate, may leave the reason out: then the definition and what became of each container tell it.
    private static IEnumerable<Reading> UnmetByRecord(Dossier dossier)
    {
        if (dossier.Task is not { StartedAt: null } task)
            yield break;

        foreach (var waiting in dossier.OwnContainers().Where(c => !c.Ran(task) && c.RuntimeId is null))
        {
            foreach (var (name, condition) in dossier.Definition?.Container(waiting.Name)?.DependsOn ?? [])
            {
                if (task.Container(name) is { } awaited && Missed(awaited, condition, task) is { } clue)
                    yield return new Reading(Unmet, name, Strength.Strong, [clue with { Says = $"{clue.Says}; {waiting.Name} waits for {condition} and never started" }]);
            }
        }
    }

    private static Clue? Missed(EcsContainer awaited, string condition, EcsTask task) => condition switch
    {
        "SUCCESS" when awaited.Ran(task) && awaited.ExitCode is { } code and not 0 => new Clue(RecordIds.ExitCode(awaited.Name), EvidenceSource.Record, $"it ended with exit code {code}"),
        "HEALTHY" when awaited.HealthStatus == "UNHEALTHY" => new Clue(RecordIds.HealthStatus(awaited.Name), EvidenceSource.Record, "its health status is UNHEALTHY"),
        _ => null,
    };

    private static IEnumerable<Reading> HelperThatEnded(Findings findings)
    {
        if (findings.Culprit is not { } culprit || findings.Task?.Container(culprit.Container) is not { ExitCode: 0 } helper || helper.WasOomKilled())
            yield break;

        var dossier = findings.Dossier;
        if (Serving(helper.Name, dossier) is { } serving
            && (Helpers.Named(helper.Name) || dossier.Definition.IsSidecar(helper.Name) || dossier.Definition?.Container(helper.Name) is { ContainerPorts.Count: 0, HealthCheck: null }))
        {
            yield return new Reading(Helper, helper.Name, findings.Task.IsOfService() || (findings.Task.Group is null && (Helpers.Named(helper.Name) || dossier.Definition.IsSidecar(helper.Name))) ? Strength.Strong : Strength.Weak,
            [
                new Clue(RecordIds.ExitCode(helper.Name), EvidenceSource.Record, "exit code 0: its work was done"),
                new Clue(RecordIds.ExitCode(serving.Name), EvidenceSource.Record, $"{serving.Name}, which serves, was stopped after it (exit code {serving.ExitCode})"),
            ]);
        }
    }

    // What the others are stopped with: 143 or 137, or 0 where it heeds SIGTERM.
    private static EcsContainer? Serving(string helper, Dossier dossier) => dossier.OwnContainers().FirstOrDefault(c =>
        c.Name != helper
        && c.ExitCode is 143 or 137
        && !c.WasOomKilled()
        && dossier.IsEssential(c.Name)
        && (dossier.Definition?.Container(c.Name) is { ContainerPorts.Count: > 0 } || Helpers.Named(helper) || dossier.Definition.IsSidecar(helper))
        && !Helpers.Named(c.Name)
        && !dossier.Definition.IsSidecar(c.Name));

    private static IEnumerable<Clue> UnmetAgainst(EcsTask task)
    {
        if (task.StartedAt is not null)
            yield return new Clue(RecordIds.StartedAt, EvidenceSource.Record, "the task ran, so nothing was waited for in vain");
        if (task.WasRequested())
            yield return new Clue(RecordIds.StopCode, EvidenceSource.Record, $"the stop was asked for ({task.StopCode})");
    }

    private static IEnumerable<Clue> HelperAgainst(string? container, Dossier dossier, EcsTask task)
    {
        if (container is null || task.Container(container) is not { } own)
            yield break;

        if (own.ExitCode is not 0 || own.WasOomKilled())
            yield return new Clue(RecordIds.ExitCode(container), EvidenceSource.Record, own.ExitCode is { } code ? $"exit code {code}" : "no exit code was recorded");
        if (!dossier.IsEssential(container))
            yield return new Clue(RecordIds.ExitCode(container), EvidenceSource.Record, "it is not essential");
        if (Serving(container, dossier) is null)
            yield return new Clue(RecordIds.ExitCode(container), EvidenceSource.Record, "no other essential container was stopped after it");
    }
}
