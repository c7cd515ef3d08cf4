using TriageBot.Triage.Ecr;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Ports;

/// <summary>
/// The reads of private ECR that a look at an image needs; the scope's Region is the registry's. Every method throws <see cref="AwsReadException"/>
/// where AWS refuses, with <see cref="FailureKind.NotFound"/> and <c>RepositoryNotFoundException</c> where there is no such repository. Answers
/// are kept for seconds.
/// </summary>
public interface IEcr
{
    /// <summary>DescribeImages for one; null where the repository holds no such image.</summary>
    Task<EcrImage?> DescribeImage(AwsScope scope, EcrRepositoryName repository, EcrImageId image, CancellationToken cancellationToken);

    /// <summary>DescribeImages: the tagged images that were pushed last. ECR does not sort, so all are looked through, 3,000 at most.</summary>
    Task<PushedImages> ListNewestImages(AwsScope scope, EcrRepositoryName repository, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// BatchGetImage for one: its manifest; null where the repository holds no such image. It reads no layer, but may count as a pull for lifecycle
    /// rules: for questions of platform alone.
    /// </summary>
    Task<EcrManifest?> GetManifest(AwsScope scope, EcrRepositoryName repository, EcrImageId image, CancellationToken cancellationToken);
}
