using TriageBot.Triage.Ecr;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Checks;

/// <summary>
/// Whether Amazon ECR has the image now: its repository, with all namespaces, its tag or digest, and the digest that ECS pinned. Other registries and other
/// accounts' are left alone, and that is said.
/// </summary>
public sealed class ImageCheck(TimeProvider time) : ICheck
{
    private const int MostImages = 2;
    private const int CallsPerImage = 2;
    private const int TagsLookedAt = 100;
    private const int MostTagsNamed = 3;

    private static readonly string[] s_missing = ["image_tag_not_found", "image_repository_not_found", "image_not_found"];

    public string Name => "image";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the image in its registry";

    public int MostCalls => MostImages * CallsPerImage;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) => Wanted(new Question(dossier, readings)).Count > 0;

    public int Price(Dossier dossier, IReadOnlyList<Hypothesis> readings)
    {
        var asked = new Question(dossier, readings);
        return CallsPerImage * Wanted(asked).Count(c => OfOwnAccount(c, asked) is not null);
    }

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Asked is { } asked)
            await Task.WhenAll(Wanted(asked).Select(c => OfOwnAccount(c, asked) is { } image ? Look(file, c, image, cancellationToken) : LeaveAlone(file, c)));
    }

    private async Task Look(CaseFile file, ContainerDefinition container, EcrImageName image, CancellationToken cancellationToken)
    {
        var finding = await file.Tools.Images.Image(image, cancellationToken);
        file.Note(finding);
        var check = Check.Unread(CheckName(container), finding, time.GetUtcNow());
        file.Add(finding.Value switch
        {
            null => check,
            { HasRepository: false } => check with { Status = CheckStatus.Fail, SpeaksFor = ["image_repository_not_found", "image_not_found"] },
            { Image: null } => check with { Status = CheckStatus.Fail, Detail = $"{check.Detail}{await Near(file, image, cancellationToken)}", SpeaksFor = ["image_tag_not_found", "image_not_found"] },
            { Image.Status: "ARCHIVED" } => check with { Status = CheckStatus.Fail, SpeaksFor = ["image_tag_not_found", "image_not_found"] },
            { Image: { } found } => await Pinned(file, container, image, found, check, cancellationToken),
        });
    }

    // ECS pulls the digest that a tag had when the deployment began, also where the tag has moved on since.
    private static async Task<Check> Pinned(CaseFile file, ContainerDefinition container, EcrImageName image, EcrImage found, Check check, CancellationToken cancellationToken)
    {
        var there = check with { Status = CheckStatus.Pass, SpeaksAgainst = s_missing };
        if (file.Task?.Containers.FirstOrDefault(c => c.Name == container.Name)?.ImageDigest is not { } pinned || pinned == found.Digest || EcrImageName.OfDigest(image, pinned) is not { } byDigest)
            return there;

        var finding = await file.Tools.Images.Image(byDigest, cancellationToken);
        file.Note(finding);
        return finding.Value is { Image: null }
            ? there with { Status = CheckStatus.Fail, Detail = $"{check.Detail}, but no more as the digest that ECS pinned ({pinned[..19]}…)", SpeaksFor = ["image_tag_not_found"], SpeaksAgainst = [] }
            : there;
    }

    private static async Task<string> Near(CaseFile file, EcrImageName image, CancellationToken cancellationToken)
    {
        var finding = await file.Tools.Images.Newest(image, TagsLookedAt, cancellationToken);
        file.Note(finding);
        var tags = finding.Value?.Images.SelectMany(i => i.Tags).ToList() ?? [];
        if (tags.Count == 0)
            return finding.Gap is null ? ", nor any other" : "";

        var near = image.Tag is { } tag ? Nearest.Of(tag, tags) : null;
        return $"; {(near is null ? "" : $"nearest {near}, ")}pushed last {string.Join(", ", tags.Take(MostTagsNamed))}";
    }

    private static Task LeaveAlone(CaseFile file, ContainerDefinition container)
    {
        file.Note(new Gap($"the image of {container.Name}", EcrImageName.Of(container.Image) is { } other ? $"account {other.Account} keeps it: what is there, and whom its repository policy lets pull, is for that account to say" : "only Amazon ECR is looked into, and it is in another registry", null));
        return Task.CompletedTask;
    }

    private static string CheckName(ContainerDefinition container) => $"image/{container.Name}";

    private static EcrImageName? OfOwnAccount(ContainerDefinition container, Question asked) =>
        EcrImageName.Of(container.Image) is { } image && asked.Gathered.Task?.TaskArn.Split(':') is [_, _, _, _, var account, ..] && account == image.Account ? image : null;

    private static IReadOnlyList<ContainerDefinition> Wanted(Question asked) =>
        asked.Gathered.Task is { IsStopped: true, StartedAt: null } && (asked.Suspected.Overlaps(s_missing) || asked.Suspected.Contains("ecr_pull_denied"))
            ? [.. Referred.Containers(asked).Where(c => c.Image is not null && IsMeant(c, asked)).DistinctBy(c => c.Image).Take(MostImages)]
            : [];

    // Where the credentials of the registry are in question as well, only ECR's own images bear on it.
    private static bool IsMeant(ContainerDefinition container, Question asked) => asked.Suspected.Overlaps(s_missing) || EcrImageName.Of(container.Image) is not null;
}
