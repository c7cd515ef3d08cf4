using TriageBot.Aws.Ecr.Wire;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Ecr;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Ecr;

/// <summary>Amazon ECR, private registries. See https://docs.aws.amazon.com/AmazonECR/latest/APIReference/Welcome.html</summary>
internal sealed class EcrClient(ScopedCaller aws) : IEcr
{
    private const int LongestPage = 1000;
    private const int MostPages = 3;

    private static readonly string[] MediaTypes =
    [
        "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json",
    ];

    public async Task<EcrImage?> DescribeImage(AwsScope scope, EcrRepositoryName repository, EcrImageId image, CancellationToken cancellationToken)
    {
        try
        {
            return (await Images(scope, repository, [image.ToWire()], null, cancellationToken)).ImageDetails.Present().FirstOrDefault()?.ToDomain();
        }
        catch (AwsReadException e) when (e.Failure.Code == "ImageNotFoundException")
        {
            return null;
        }
    }

    public async Task<PushedImages> ListNewestImages(AwsScope scope, EcrRepositoryName repository, int limit, CancellationToken cancellationToken)
    {
        List<EcrImage> images = [];
        string? token = null;
        var pages = 0;
        do
        {
            var page = await Images(scope, repository, null, token, cancellationToken);
            images.AddRange(page.ImageDetails.Present().Select(i => i.ToDomain()));
            token = page.NextToken;
        }
        while (token is not null && ++pages < MostPages);

        return new PushedImages([.. images.OrderByDescending(i => i.PushedAt).Take(limit)], token is null);
    }

    public async Task<EcrManifest?> GetManifest(AwsScope scope, EcrRepositoryName repository, EcrImageId image, CancellationToken cancellationToken)
    {
        var answer = await aws.Call(
            scope, Operation.BatchGetImage, new BatchGetImageRequest(repository.RegistryId, repository.Name, [image.ToWire()], MediaTypes),
            EcrJson.Default.BatchGetImageRequest, EcrJson.Default.BatchGetImageResponse, cancellationToken);
        if (answer.Images.Present().FirstOrDefault() is { } found)
            return found.ToDomain(image);
        return answer.Failures.Present().FirstOrDefault() is { FailureCode: not "ImageNotFound" } failure
            ? throw new AwsReadException(new ReadFailure(FailureKind.Invalid, Operation.BatchGetImage.Action, failure.FailureCode ?? "", failure.FailureReason ?? ""))
            : null;
    }

    private Task<DescribeImagesResponse> Images(
        AwsScope scope, EcrRepositoryName repository, IReadOnlyList<WireImageId>? ids, string? token, CancellationToken cancellationToken) =>
        aws.Call(
            scope,
            Operation.DescribeImages,
            new DescribeImagesRequest(
                repository.RegistryId, repository.Name, ids, ids is null ? new WireImageFilter("TAGGED") : null, ids is null ? LongestPage : null, token),
            EcrJson.Default.DescribeImagesRequest,
            EcrJson.Default.DescribeImagesResponse,
            cancellationToken);
}
