using TriageBot.Aws.Operations;
using TriageBot.Triage.Ecr;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Caching;

/// <summary>Images come and go with deployments: answers serve seconds.</summary>
internal sealed class CachedEcr(IEcr ecr, ReadThrough cache) : IEcr
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);

    public Task<EcrImage?> DescribeImage(AwsScope scope, EcrRepositoryName repository, EcrImageId image, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeImages, repository.RegistryId, repository.Name, image.Tag, image.Digest),
            _ => Lifetime,
            token => ecr.DescribeImage(scope, repository, image, token),
            cancellationToken);

    public Task<PushedImages> ListNewestImages(AwsScope scope, EcrRepositoryName repository, int limit, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeImages, repository.RegistryId, repository.Name, $"{limit}"),
            _ => Lifetime,
            token => ecr.ListNewestImages(scope, repository, limit, token),
            cancellationToken);

    public Task<EcrManifest?> GetManifest(AwsScope scope, EcrRepositoryName repository, EcrImageId image, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.BatchGetImage, repository.RegistryId, repository.Name, image.Tag, image.Digest),
            _ => Lifetime,
            token => ecr.GetManifest(scope, repository, image, token),
            cancellationToken);
}
