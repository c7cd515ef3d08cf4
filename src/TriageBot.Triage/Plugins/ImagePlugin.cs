using System.ComponentModel;
using TriageBot.Triage.Ecr;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>Look-ups of private Amazon ECR, of images that the task definition names and that the task's own account keeps.</summary>
public sealed class ImagePlugin(IEcr ecr, AwsScope scope)
{
    [Description("What the registry knows of an image: its repository, its tag or digest.")]
    public async Task<Finding<FoundImage>> Image([Description("The image.")] EcrImageName image, CancellationToken cancellationToken)
    {
        var finding = await Asking($"ecr/{image}", $"the image {image} in Amazon ECR", $"DescribeImages {image.Name} {Wanted(image)}", image)
            .Ask<FoundImage>(() => Find(image, cancellationToken), found => found.Says(image), "");
        return finding is { Value.Image: null } ? finding with { Look = finding.Look with { Result = LookResult.Nothing } } : finding;
    }

    [Description("The tags that were pushed to an image's repository last.")]
    public Task<Finding<PushedImages>> Newest([Description("The image.")] EcrImageName image, [Description("How many.")] int limit, CancellationToken cancellationToken) =>
        Asking($"ecr/{image}/tags", $"the tags of {image.Repository} in Amazon ECR", $"DescribeImages {image.Name} tagged", image)
            .Ask<PushedImages>(
                async () => await ecr.ListNewestImages(Registry(image), image.Name, limit, cancellationToken) is { Images.Count: > 0 } pushed ? pushed : null,
                found => string.Join(", ", found.Images.SelectMany(i => i.Tags)),
                $"{image.Repository} holds no tagged image");

    [Description("For which platforms an image was built.")]
    public Task<Finding<EcrManifest>> Manifest([Description("The image.")] EcrImageName image, CancellationToken cancellationToken) =>
        Asking($"ecr/{image}/manifest", $"the platforms of {image}", $"BatchGetImage {image.Name} {Wanted(image)}", image)
            .Ask<EcrManifest>(
                () => ecr.GetManifest(Registry(image), image.Name, Id(image), cancellationToken),
                found => found.IsIndex ? $"an index of {found.Platforms.Count} builds" : "an image of one platform, which its manifest does not name",
                $"{image.Repository} holds no such image");

    private async Task<FoundImage?> Find(EcrImageName image, CancellationToken cancellationToken)
    {
        try
        {
            return new FoundImage(true, await ecr.DescribeImage(Registry(image), image.Name, Id(image), cancellationToken));
        }
        catch (AwsReadException error) when (error.Failure.Code == "RepositoryNotFoundException")
        {
            return new FoundImage(false, null);
        }
    }

    // A digest is what is pulled, whatever tag stands before it.
    private static EcrImageId Id(EcrImageName image) => image.Digest is { } digest ? new(null, digest) : new(image.Tag, null);

    private static string Wanted(EcrImageName image) => image.Digest is { } digest ? $"imageDigest={digest}" : $"imageTag={image.Tag}";

    private AwsScope Registry(EcrImageName image) => scope with { Region = image.Region };

    private static Asking Asking(string id, string what, string query, EcrImageName image) =>
        new(id, what, "ecr", query, null, $"arn:{Partitions.OfRegion(image.Region)}:ecr:{image.Region}:{image.Account}:repository/{image.Repository}");
}

/// <summary>What the registry knows of an image.</summary>
/// <param name="HasRepository">False where there is not even its repository.</param>
public sealed record FoundImage(bool HasRepository, EcrImage? Image)
{
    internal string Says(EcrImageName name) => this switch
    {
        { HasRepository: false } => $"account {name.Account} has no ECR repository {name.Repository} in {name.Region}",
        { Image: null } when name.Digest is { } digest => $"ECR repository {name.Repository} has no image {Short(digest)}",
        { Image: null } => $"ECR repository {name.Repository} has no tag {name.Tag}",
        { Image.Status: "ARCHIVED" } => $"{name} is archived in ECR, and cannot be pulled",
        _ => $"{name} is in ECR",
    };

    private static string Short(string digest) => digest.Length > 19 ? $"{digest[..19]}…" : digest;
}
