using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook;

/// <summary>Images that could not be pulled. AWS's messages are cut at 1,024 characters, some long before: a message that was cut before its reason stays unknown.</summary>
internal sealed class ImagePull : IFamily
{
    private const string Unexplained = "image_pull_failed_truncated";

    // The message ends with the image's name.
    private static readonly string[] s_unresolved = ["ecr_ref_unresolved", "dockerhub_ref_unresolved", "registry_ref_unresolved"];

    public string Name => "image";

    public IEnumerable<Reading> Judge(Findings findings, IReadOnlyList<Reading> read)
    {
        var explained = read.Any(r => r.Cause != Unexplained) || IsExplainedElsewhere(findings);
        return read
            .Where(r => r.Cause != Unexplained || !explained)
            .SelectMany(r => IsUnexplained(r) && OfSidecar(r, findings) is { } sidecars ? [sidecars, r with { Strength = Strength.Weak }] : new[] { r })
            .Select(r => r with { Container = r.Container ?? OwnerOfImage(findings.Dossier), Bucket = Moved(r) ?? r.Bucket });
    }

    private static bool IsUnexplained(Reading reading) => reading.Cause == Unexplained || reading.For.All(c => s_unresolved.Contains(c.Signature));

    // Which container it is tells no more of the reason, and whom to ask: this image is hardly ever one's own.
    private static Reading? OfSidecar(Reading reading, Findings findings) =>
        (reading.Container ?? OwnerOfImage(findings.Dossier)) is { } name && findings.Dossier.Definition.IsSidecar(name)
            ? reading with { Cause = "sidecar_image_pull_failed", Container = name, Strength = Strength.Weak, For = [.. reading.For, new Clue(RecordIds.Reason(name), EvidenceSource.Record, "it only serves other containers")] }
            : null;

    // A registry that fails or throttles is nobody's setting; what an old daemon says after every way has failed tells not even which way.
    private static Bucket? Moved(Reading reading) => reading.For.Select(c => c.Signature).Distinct().ToList() switch
    {
        ["image_not_given"] => Bucket.Unknown,
        ["ecr_broken" or "dockerhub_broken" or "registry_broken" or "registry_auth_throttled"] => Bucket.Resource,
        _ => null,
    };

    // Another family's signature says more of the same text.
    private static bool IsExplainedElsewhere(Findings findings)
    {
        var texts = findings.Matches.Where(m => m.Signature.Causes.Contains(Unexplained)).Select(m => m.Text.Text).ToHashSet();
        return findings.Matches.Any(m =>
            m.Signature is { SpeaksFor: true, Strength: > Strength.Weak } && m.Signature.Family != "initialisation" && !m.Signature.Causes.Contains(Unexplained) && texts.Contains(m.Text.Text));
    }

    public IEnumerable<Clue> Contradictions(string cause, string? container, Dossier dossier)
    {
        if (dossier.Task is not { } task)
            yield break;

        // A disk can fill up at any time; what then ended of itself is the application.
        if (cause == "disk_full")
        {
            foreach (var clue in container is not null && task.Container(container)?.Ran(task) == true ? OwnExit.Against(container, dossier) : [])
                yield return clue;
            yield break;
        }

        if (task.StartedAt is not null)
            yield return new Clue(RecordIds.StartedAt, EvidenceSource.Record, "the task ran, so its images had been pulled");
        if (container is not null && task.Container(container) is { } own && own.Ran(task))
            yield return new Clue(RecordIds.ExitCode(container), EvidenceSource.Record, "the container ran, so its image had been pulled");
        if (container is not null && !dossier.IsEssential(container) && task.Containers.FirstOrDefault(c => c.Name != container && dossier.IsEssential(c.Name) && c.Ran(task)) is { } main)
            yield return new Clue(RecordIds.ExitCode(main.Name), EvidenceSource.Record, $"the container is not essential, and {main.Name} ran without it");
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
