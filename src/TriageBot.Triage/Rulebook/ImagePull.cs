using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook;

/// <summary>Images that could not be pulled. AWS's messages are cut at 1,024 characters, some long before: a message that was cut before its reason stays unknown.</summary>
internal sealed class ImagePull : IFamily
{
    private const string Unexplained = "image_pull_failed_truncated";

    public string Name => "image";

    public IEnumerable<Reading> Judge(Findings findings, IReadOnlyList<Reading> read)
    {
        var explained = read.Any(r => r.Cause != Unexplained);
        return read
            .Where(r => r.Cause != Unexplained || !explained)
            .Select(r => r with { Container = r.Container ?? OwnerOfImage(findings.Dossier) });
    }

    public IEnumerable<Clue> Contradictions(string cause, string? container, Dossier dossier)
    {
        // A disk can fill up at any time.
        if (dossier.Task is not { } task || cause == "disk_full")
            yield break;

        if (task.StartedAt is not null)
            yield return new Clue(RecordIds.StartedAt, EvidenceSource.Record, "the task ran, so its images had been pulled");
        if (container is not null && task.Container(container) is { } own && own.Ran(task))
            yield return new Clue(RecordIds.ExitCode(container), EvidenceSource.Record, "the container ran, so its image had been pulled");
        if (task.WasRequested())
            yield return new Clue(RecordIds.StopCode, EvidenceSource.Record, $"the stop was asked for ({task.StopCode}); a pull that it broke off is its consequence");
    }

    public IEnumerable<RuledOut> RuledOut(Dossier dossier, Hypothesis top) => [];

    // Fargate tells it of the task: then the image that the message names tells the container.
    internal static string? OwnerOfImage(Dossier dossier)
    {
        var own = dossier.OwnContainers().ToList();
        if (own.Count == 1)
            return own[0].Name;

        var named = own.Where(c => ImageOf(c, dossier) is { Length: > 0 } image && dossier.Task!.StoppedReason?.Contains(image, StringComparison.Ordinal) == true).ToList();
        return named.Count == 1 ? named[0].Name : null;
    }

    private static string? ImageOf(EcsContainer container, Dossier dossier) => container.Image ?? dossier.Definition?.Container(container.Name)?.Image;
}
