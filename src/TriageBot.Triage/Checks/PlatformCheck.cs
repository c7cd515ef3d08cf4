using TriageBot.Triage.Ecr;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Checks;

/// <summary>
/// Whether the image in Amazon ECR has a build for the platform that the task runs on. An image for one platform says which in its configuration, which is
/// a blob and not read: then nothing is told.
/// </summary>
public sealed class PlatformCheck(TimeProvider time) : ICheck
{
    private static readonly string[] s_causes = ["platform_mismatch", "exec_format_error"];

    public string Name => "platform";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the platforms that the image was built for";

    public int MostCalls => 1;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) => Wanted(new Question(dossier, readings)) is not null;

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Asked is not { } asked || Wanted(asked) is not var (container, image))
            return;

        var finding = await file.Tools.Images.Manifest(image, cancellationToken);
        file.Note(finding);
        var check = Check.Unread($"platform/{container.Name}", finding, time.GetUtcNow());
        var builds = finding.Value?.Platforms.Where(p => p.Os != "unknown").ToList() ?? [];
        var (os, architecture) = Required(asked.Gathered);
        if (builds.Count == 0)
        {
            file.Add(check);
            return;
        }

        var offered = string.Join(", ", builds.Select(p => $"{p.Os}/{p.Architecture}").Distinct());
        file.Add(builds.Any(p => p.Os == os && p.Architecture == architecture)
            ? check with { Status = CheckStatus.Pass, Detail = $"{image} has a build for {os}/{architecture}", SpeaksAgainst = s_causes }
            : check with { Status = CheckStatus.Fail, Detail = $"{image} has no build for {os}/{architecture}, which the task runs on: only {offered}", SpeaksFor = s_causes });
    }

    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html; on an instance its own processor decides.
    private static (string Os, string Architecture) Required(Dossier dossier)
    {
        var told = dossier.Task?.Attributes.GetValueOrDefault("ecs.cpu-architecture") ?? dossier.Definition?.CpuArchitecture;
        var isWindows = dossier.Definition?.OperatingSystemFamily?.StartsWith("WINDOWS", StringComparison.OrdinalIgnoreCase) == true;
        return (isWindows ? "windows" : "linux", string.Equals(told, "arm64", StringComparison.OrdinalIgnoreCase) ? "arm64" : "amd64");
    }

    private static (ContainerDefinition Container, EcrImageName Image)? Wanted(Question asked)
    {
        if (!asked.Suspected.Overlaps(s_causes) || asked.Gathered.Task?.TaskArn.Split(':') is not [_, _, _, _, var account, ..])
            return null;

        return Referred.Containers(asked)
            .Select(c => (Container: c, Image: EcrImageName.Of(c.Image)))
            .Where(c => c.Image is not null && c.Image.Account == account)
            .Select(c => ((ContainerDefinition, EcrImageName)?)(c.Container, c.Image!))
            .FirstOrDefault();
    }
}
