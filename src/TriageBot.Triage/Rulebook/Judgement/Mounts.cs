using System.Text.RegularExpressions;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>
/// Whether a path that a failure names lies on a volume: what is not found there is not missing in the image, and what is refused there is the volume's
/// to give. Only a mount that the definition names proves anything; a report or a cut definition may have left one out.
/// </summary>
internal static class Mounts
{
    private const int PathsOfALine = 8;

    private static readonly Regex s_path = new(@"/[\w.@+\-]+(/[\w.@+\-]+)*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>What the mount does to the failure that the text tells of; null where no path in it lies under a mount of the container.</summary>
    public static Clue? Over(Dossier dossier, string? container, string? text)
    {
        if (text is null || container is null || dossier.Definition?.Container(container) is not { MountPoints.Count: > 0 } definition)
            return null;

        foreach (var path in s_path.Matches(text).Take(PathsOfALine).Select(m => m.Value))
        {
            if (definition.MountOver(path) is { } mount)
                return Clue(container, mount, path);
        }

        return null;
    }

    /// <summary>The same, for whichever of the texts by which the reading came about names such a path.</summary>
    public static Clue? Over(Findings findings, Reading reading) => findings.Matches
        .Where(m => reading.For.Any(c => c.EvidenceId == m.Text.EvidenceId && c.Signature == m.Signature.Id))
        .Select(m => Over(findings.Dossier, m.Text.Container ?? reading.Container, m.Text.Text))
        .FirstOrDefault(c => c is not null);

    private static Clue Clue(string container, MountPoint mount, string path) => new(
        RecordIds.MountPoints(container),
        EvidenceSource.Record,
        $"{path} lies under the mount at {mount.ContainerPath}{(mount.IsReadOnly ? ", which is read-only" : "")}: the volume's files stand there, not the image's");
}
